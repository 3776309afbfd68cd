# An image for DockerSpawner with the extension, on top of your own:
#
#   docker build --build-arg BASE_IMAGE=your/image --tag your/image-with-tokens - < Dockerfile
#
# BASE_IMAGE is the single-user image that your hub starts now. It has JupyterLab 3.4 or
# newer, JupyterHub, and a `python3` whose packages the image's user may install.
ARG BASE_IMAGE
FROM ${BASE_IMAGE}

# What pip installs: also one version, such as jupyterlab-api-token==VERSION.
ARG PACKAGE=jupyterlab-api-token
RUN python3 -m pip install --no-cache-dir "${PACKAGE}"
