"""Renders HubSpot's dialect with Jinja, of which HubL is a variant: one JSON job a line in, one JSON result a line out.

A job is {"template": text, "variables": {...}}, a result {"text": rendered} or {"error": message}.
"""

import json
import sys

try:
    from jinja2 import Environment
except ImportError:
    sys.exit("Jinja is missing: apt-get install -y python3-jinja2")

environment = Environment(autoescape=False, keep_trailing_newline=True)


def render(job):
    try:
        return {"text": environment.from_string(job["template"]).render(job["variables"])}
    except Exception as fault:  # whatever it is, the test shows it
        return {"error": f"{type(fault).__name__}: {fault}"}


for line in sys.stdin:
    print(json.dumps(render(json.loads(line))))
