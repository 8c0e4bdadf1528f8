"""Renders Klaviyo's dialect with Django itself: one JSON job a line in, one JSON result a line out.

A job is {"template": text, "variables": {...}}, a result {"text": rendered} or {"error": message}.
"""

import json
import sys

try:
    import django
    from django.conf import settings
    from django.template import Context, Engine, Library
except ImportError:
    sys.exit("Django is missing: apt-get install -y python3-django")

settings.configure(USE_TZ=True)
django.setup()

register = Library()


@register.filter
def lookup(value, key):
    """Klaviyo's filter: the value of a property by its name, nothing when there is none."""
    return value.get(key) if isinstance(value, dict) else None


engine = Engine(autoescape=True)
engine.template_builtins.append(register)


def render(job):
    try:
        template = engine.from_string(job["template"])
        return {"text": template.render(Context(job["variables"]))}
    except Exception as fault:  # whatever it is, the test shows it
        return {"error": f"{type(fault).__name__}: {fault}"}


for line in sys.stdin:
    print(json.dumps(render(json.loads(line))))
