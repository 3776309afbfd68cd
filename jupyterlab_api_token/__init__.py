"""A JupyterLab extension that shows the token of the live server connection."""

try:
    from ._version import __version__
except ImportError:
    # In a checkout that was not built, as after `jlpm clean:all`.
    __version__ = "dev"

__all__ = ["__version__"]


def _jupyter_labextension_paths():
    """Where the prebuilt extension is, for `jupyter labextension develop`."""
    return [{"src": "labextension", "dest": "jupyterlab-api-token"}]
