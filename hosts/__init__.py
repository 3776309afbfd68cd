"""Real hosts of the extension: JupyterHub and JupyterLab, for the demo and the tests.

`table.json` says which versions and `table` reads it; `environments` installs them,
`engine` and `images` bring Docker, `hub`, `lab` and `lite` start hosts, and
`python -m hosts` is the command.
"""
