{% materialization view, default %}
  {{ exceptions.raise_compiler_error('a package may not replace what is built in') }}
{% endmaterialization %}
