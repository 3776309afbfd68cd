# A site's own single-user image, as the tests need one: JupyterLab and JupyterHub on Debian,
# from wheels in the image, since no registry and no index may be in reach.
ARG BASE_IMAGE
FROM ${BASE_IMAGE}
ENV PATH=/opt/jupyter/bin:$PATH \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_FIND_LINKS=/opt/wheels \
    PIP_NO_INDEX=1
RUN useradd --create-home jovyan && install --directory --owner jovyan /opt/jupyter
COPY wheels /opt/wheels
USER jovyan
RUN python3 -m venv /opt/jupyter && \
    python3 -m pip install --no-cache-dir --requirement /opt/wheels/requirements.txt
COPY overrides.json /opt/jupyter/share/jupyter/lab/settings/
WORKDIR /home/jovyan
CMD ["jupyterhub-singleuser"]
