"""One process of real dbt that answers requests on standard input, a JSON object a line, so that dbt is imported once.

invoke   {"cwd", "env", "args"}               -> {"success", "exception"}
list     {"cwd", "env", "args", "selectors"}  -> {"lists": [[line, ...] or the exception's text]}
validate {"files": [[schema, path], ...]}     -> {"errors": [text, ...]}

The name of this file must not begin with dbt_, which would make it a plug-in that dbt imports.
"""
import faulthandler
import json
import os
import sys

replies = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

from dbt.cli.main import dbtRunner  # noqa: E402

base = dict(os.environ)


def forget_connections():
    """dbt-duckdb keeps the database of the last project open for the life of the process."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    DuckDBConnectionManager.close_all_connections()


def forget_deprecations():
    """dbt counts deprecations for the life of the process; under --warn-error those of an earlier project would fail a later one."""
    from dbt.deprecations import reset_deprecations

    reset_deprecations()


def enter(request):
    forget_deprecations()
    os.environ.clear()
    os.environ.update(base)
    os.environ.update(request.get("env") or {})
    os.chdir(request["cwd"])


def failed(outcome):
    return f"{type(outcome.exception).__name__}: {outcome.exception}" if outcome.exception else None


def invoke(request):
    enter(request)
    outcome = dbtRunner().invoke(request["args"])
    forget_connections()
    return {"success": outcome.success, "exception": failed(outcome)}


def lists(request):
    enter(request)
    manifest = dbtRunner().invoke(["parse", *request["args"]]).result
    answers = []
    for words in request["selectors"]:
        outcome = dbtRunner(manifest=manifest).invoke(["list", *words, *request["args"]])
        answers.append(failed(outcome) or sorted(outcome.result or []))
    forget_connections()
    return {"lists": answers}


def schema_of(name):
    if name == "manifest":
        from dbt.artifacts.schemas.manifest import WritableManifest as kind
    elif name == "run_results":
        from dbt.artifacts.schemas.run import RunResultsArtifact as kind
    elif name == "catalog":
        from dbt.artifacts.schemas.catalog import CatalogArtifact as kind
    else:
        from dbt.artifacts.schemas.freshness import FreshnessExecutionResultArtifact as kind
    return kind.json_schema()


validators = {}


def validate(request):
    from jsonschema import Draft202012Validator

    errors = []
    for name, path in request["files"]:
        if name not in validators:
            validators[name] = Draft202012Validator(schema_of(name))
        with open(path) as file:
            found = list(validators[name].iter_errors(json.load(file)))
        errors += [f"{path}: {'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in found[:5]]
    return {"errors": errors}


operations = {"invoke": invoke, "list": lists, "validate": validate}
for line in sys.stdin:
    request = json.loads(line)
    faulthandler.dump_traceback_later(60, exit=True)
    try:
        reply = operations[request["op"]](request)
    except Exception as error:  # the asker decides what an error means
        reply = {"error": f"{type(error).__name__}: {error}"}
    replies.write(json.dumps(reply) + "\n")
    replies.flush()
