"""Sphinx configuration of the handbook."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "Kratom Evidence Handbook"
author = "The Kratom Evidence Handbook contributors"
copyright = "The Kratom Evidence Handbook contributors; text and data CC BY 4.0, code MIT"
version = release = "0.1.0"
language = "en"

extensions = ["myst_parser", "handbook_pages.extension"]
exclude_patterns = ["_ext", "_templates", "_static", "fragments", "figures"]
templates_path = ["_templates"]

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
myst_disable_syntax = ["html_block", "html_inline"]
myst_ref_domains = ["std"]
smartquotes = False
nitpicky = True

html_theme = "pydata_sphinx_theme"
html_title = "Kratom Evidence Handbook"
html_static_path = ["_static"]
html_css_files = ["handbook.css"]
html_js_files = [("filter.js", {"defer": "defer"}), ("law.js", {"defer": "defer"})]
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {
    "logo": {"text": "Kratom Evidence Handbook", "alt_text": "Kratom Evidence Handbook: home"},
    "navbar_align": "left",
    "header_links_before_dropdown": 6,
    "navbar_end": ["theme-switcher"],
    "secondary_sidebar_items": ["page-toc"],
    "show_toc_level": 2,
    "show_prev_next": False,
    "footer_start": ["copyright"],
    "footer_center": ["disclaimer"],
    "footer_end": ["theme-version"],
    "back_to_top_button": True,
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}

epub_basename = "kratom-handbook"
epub_title = project
epub_author = author
epub_publisher = author
epub_copyright = copyright
epub_description = (
    "What is claimed about kratom, what is known, how sure anyone can be, and what the law says."
)
epub_identifier = epub_uid = "kratom-evidence-handbook"  # Sphinx writes one into the book, one into its index
epub_scheme = "name"
epub_theme = "epub"
epub_show_urls = "no"
epub_tocdepth = 2
epub_use_index = False
epub_css_files = ["handbook.css"]
epub_exclude_files = ["search.html", "genindex.html", "_static/filter.js", "_static/law.js"]
