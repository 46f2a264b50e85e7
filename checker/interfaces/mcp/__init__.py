"""The MCP server: the checks as tools of an assistant."""
