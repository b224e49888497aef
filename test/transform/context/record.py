"""Records what real dbt makes of the templates in recorded.json, in place: .venv/bin/python test/transform/context/record.py

recorded.json holds, by chapter, [template, context, outcome]: the context is "operation" or the name of a model whose
own it is; the outcome is the text, with what was printed after it where anything was, or {"error": message}. The
project beside this file is built first, in a folder of its own. Recorded with dbt-core 1.12 and dbt-duckdb 1.11.
"""
import contextlib
import io
import json
import os
import pathlib
import shutil
import sys
import tempfile

import agate
from dbt.adapters.factory import get_adapter
from dbt.cli.main import dbtRunner
from dbt.clients.jinja import get_rendered
from dbt.context.providers import generate_runtime_model_context
from dbt.task.run_operation import RunOperationTask



class CurrentOutput:
    """agate keeps the standard output of the moment it was imported; this is the one of the moment it writes."""

    def write(self, text):
        sys.stdout.write(text)


for function in (agate.Table.print_table, agate.Table.print_structure):
    function.__defaults__ = tuple(CurrentOutput() if hasattr(d, "write") else d for d in function.__defaults__)

here = pathlib.Path(__file__).resolve().parent
recorded = json.loads((here / "recorded.json").read_text())


def outcome(task, adapter, template, where):
    manifest, config = task.manifest, task.config
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            if where == "operation":
                macro = manifest.macros["macro.p.noop"]
                context = adapter._macro_context_generator(macro, config, manifest, None)
                text = get_rendered(template, context, None)
            else:
                node = manifest.nodes[f"model.p.{where}"]
                text = get_rendered(template, generate_runtime_model_context(node, config, manifest), node)
    except Exception as error:
        with contextlib.suppress(Exception):
            adapter.connections.rollback_if_open()
        lines = [line.strip() for line in str(error).split("\n")]
        return {"error": lines[1] if len(lines) > 1 else lines[0]}
    return text + printed.getvalue()


def record(task, package_name, macro_name):
    adapter = get_adapter(task.config)
    with adapter.connection_named("macro_noop"):
        adapter.clear_transaction()
        for chapter in recorded.values():
            for case in chapter:
                case[2:] = [outcome(task, adapter, *case[:2])]


with tempfile.TemporaryDirectory() as folder:
    project = pathlib.Path(folder) / "project"
    shutil.copytree(here / "project", project)
    os.chdir(project)
    os.environ["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "false"
    assert dbtRunner().invoke(["--quiet", "build", "--profiles-dir", "."]).success
    RunOperationTask._run_unsafe = record
    assert dbtRunner().invoke(["--quiet", "run-operation", "noop", "--profiles-dir", "."]).success
    os.chdir(here)

chapters = []
for name, cases in recorded.items():
    lines = ",\n".join("    " + json.dumps(case, ensure_ascii=False) for case in cases)
    chapters.append(f"  {json.dumps(name)}: [\n{lines}\n  ]")
(here / "recorded.json").write_text("{\n" + ",\n".join(chapters) + "\n}\n")
