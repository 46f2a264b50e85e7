"""The language server: diagnostics, hover and code actions in any editor."""
