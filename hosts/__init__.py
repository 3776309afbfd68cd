"""Real hosts of the extension: JupyterHub and JupyterLab, for the demo and the tests.

`table.json` says which versions; `environments` installs them, `hub` and `lab`
start them, and `python -m hosts` is the command.
"""
