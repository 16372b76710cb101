"""Sphinx configuration of the handbook."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from handbook_data.edition import EDITION, RELEASED

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "Kratom Evidence Handbook"
author = "The Kratom Evidence Handbook contributors"
copyright = "The Kratom Evidence Handbook contributors; text and data CC BY 4.0, code MIT"
handbook_site = os.environ.get("HANDBOOK_SITE", "")  # set by `make versions`: where the site will stand
handbook_version = os.environ.get("HANDBOOK_VERSION", "")
handbook_newest = os.environ.get("HANDBOOK_NEWEST", "")
handbook_newest_pages = os.environ.get("HANDBOOK_NEWEST_PAGES", "")  # a file that lists them
version = release = handbook_version or EDITION or "before the first edition"
language = "en"

extensions = ["myst_parser", "handbook_pages.extension", "handbook_pdf.builder"]
exclude_patterns = ["_ext", "_templates", "_static", "fragments", "figures"]
templates_path = ["_templates"]

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
myst_disable_syntax = ["html_block", "html_inline"]
myst_url_schemes = ["http", "https", "tel", "sms"]
myst_ref_domains = ["std"]
smartquotes = False
nitpicky = True

html_theme = "pydata_sphinx_theme"
html_title = "Kratom Evidence Handbook"
html_static_path = ["_static"]
html_css_files = ["handbook.css"]
html_js_files = [("filter.js", {"defer": "defer"}), ("law.js", {"defer": "defer"})]
html_sidebars = {"medicines/*": []}  # hundreds of pages: each would list all the others
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
    "search_bar_text": "A question, medicine, place or symptom",
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}

html_context = {
    "edition": f"Edition {EDITION} of {RELEASED}." if EDITION else "Not yet an edition.",
    "finder_pages": ("index", "search", "questions/index", "medicines/index"),
}
if handbook_site:
    html_theme_options |= {
        "check_switcher": False,
        "navbar_end": ["version-switcher", "theme-switcher"],
        "switcher": {"json_url": f"{handbook_site}switcher.json", "version_match": handbook_version},
    }
    html_js_files.append(("editions.js", {"defer": "defer"}))
if handbook_site.startswith("http"):
    own = "stable" if handbook_version == handbook_newest else handbook_version
    html_baseurl = f"{handbook_site}{own}/"

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
epub_contributor = author
epub_tocdepth = 6  # headings count; what is no page is taken out when the book is packed
epub_tocscope = "includehidden"  # the contents stand in the menu and on no page
epub_use_index = False
epub_css_files = ["handbook.css"]
epub_exclude_files = [
    "search.xhtml",
    "genindex.xhtml",
    "_static/editions.js",
    "_static/filter.js",
    "_static/find.js",
    "_static/law.js",
]

linkcheck_anchors = False
linkcheck_retries = 2
linkcheck_timeout = 30
