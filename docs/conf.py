"""The documentation: ``tox -e docs`` builds it; ``docs/generate.py`` writes the generated pages."""

from flake8_notifications import __version__

project = "flake8-notifications"
author = "The flake8-notifications authors"
copyright = f"2026, {author}"
version = release = __version__

extensions = ["myst_parser", "sphinx_copybutton", "flake8_notifications.sphinxext"]
exclude_patterns = ["_build"]
nitpicky = True

# Links to headings, spelt as GitHub spells them: the pages work in the repository, too.
myst_heading_anchors = 4

# The live sample.
ntf_root = "../examples"

html_theme = "furo"
html_title = f"{project} {version}"
html_static_path = ["_static"]
html_css_files = ["narrow.css"]
html_theme_options = {
    "source_repository": "https://github.com/flake8-notifications/flake8-notifications/",
    "source_branch": "main",
    "source_directory": "docs/",
}
pygments_style = "friendly"
pygments_dark_style = "github-dark"

# Of a console block, only the commands are copied.
copybutton_prompt_text = "$ "
