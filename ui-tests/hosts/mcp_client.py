"""A client of the Model Context Protocol, with the configuration in a file.

`python mcp_client.py FILE TOOL …` starts each server in the file, calls the tools
and prints what they answer.
"""

import asyncio
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client


async def main() -> None:
    """Do what the arguments say."""
    configuration = expand(json.loads(Path(sys.argv[1]).read_text()))
    for entry in configuration["mcpServers"].values():
        server = StdioServerParameters(
            command=entry["command"],
            args=entry["args"],
            # Over those of the client itself, as in Claude Code and VS Code.
            env={**os.environ, **entry["env"]},
        )
        async with stdio_client(server) as streams, ClientSession(*streams) as session:
            await session.initialize()
            for tool in sys.argv[2:]:
                result = await session.call_tool(tool)
                print(*(content.text for content in result.content if content.type == "text"))


def expand(value: Any) -> Any:
    """Replace each `${NAME}` by a variable, as Claude Code does.

    https://code.claude.com/docs/en/mcp#environment-variable-expansion-in-mcp-json
    """
    if isinstance(value, dict):
        return {name: expand(item) for name, item in value.items()}
    if isinstance(value, list):
        return [expand(item) for item in value]
    if isinstance(value, str):
        return re.sub(r"\$\{(\w+)\}", lambda match: os.environ[match[1]], value)
    return value


asyncio.run(main())
