"""Says what stands in modules, by Python's own parser: a line of JSON with a module in, a line with its parts out."""

import ast
import json
import sys


def main():
    """Answers each line with a line."""
    for line in sys.stdin:
        tree = ast.parse(json.loads(line))
        statements = [type(node).__name__ for node in tree.body]
        functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
        rule = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "rule")
        texts = [node.value for node in ast.walk(rule) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        constants = {
            node.targets[0].id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        }
        docstring = ast.get_docstring(tree)
        parts = {"statements": statements, "functions": functions, "texts": texts}
        print(json.dumps({**parts, "constants": constants, "docstring": docstring}))


main()
