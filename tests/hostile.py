"""Text that tries to become markup, a directive, HTML or script. Each text fits on one line."""

from __future__ import annotations

import json
import re
from pathlib import PurePath

from bs4 import BeautifulSoup

HOSTILE = (
    "<script>alert('kratom')</script> and some text after it",
    "<img src=x onerror=alert(1)> and some text after it",
    "<b>bold</b> &lt;i&gt; &amp; &#106;avascript:alert(1) text",
    "</div></section><h1>A heading of their own</h1> text",
    "[a link](javascript:alert(1)) with some text after it",
    "[a link](#claim/depression/none){.claim-source} with text",
    "![a picture](https://example.org/a.png) with some text",
    "<https://example.org/auto> and https://example.org/bare text",
    "{raw}`<script>alert(1)</script>` and some text after it",
    "{ref}`record/depression` {eval-rst} {py:func}`a` and text",
    ":::{raw} html <script>alert(1)</script> ::: with text",
    "```{raw} html <script>alert(1)</script> ``` with some text",
    "::::{claim} depression/none :anchor: x :level: high with text",
    "$$\\input{/etc/passwd}$$ and $x_1$ and \\(y\\) with text",
    "{{ 7*7 }} {% for x in () %} {{ config }} ${jndi:ldap://x} text",
    "# A heading with some more text that follows after it",
    "- a list item with some more text that follows after it",
    "1. a numbered item with some more text that follows it",
    "> a quotation with some more text that follows after it",
    "| a | table | row | with some more text that follows it |",
    "--- a rule, === another and *** a third with some text",
    "*emphasis* **strong** __strong__ ~~gone~~ `code` with text",
    "(target)= and [^1]: a footnote and [term]: http://x y text",
    "% a comment of MyST that would swallow the rest of the line",
    "+++ a block break of MyST with some more text after it",
    "back\\slashes \\* at \\\\ the end of the text are kept \\",
    "Term\\: a definition list : with colons :: and a :role:`x`",
    "$(rm -rf /) `rm -rf /` ; rm -rf / && echo done | cat text",
    "=cmd|' /C calc'!A0 +1+1 @SUM(A1) with some text after it",
    "a <!-- comment --> and ]]> and <![CDATA[ x ]]> with text",
    "{download}`/conf.py` ![x](/conf.py) [y](../conf.py) and text",
    "<path:../conf.py> [z]: ../conf.py and some text after it",
    "@SUM(1+1)*cmd|' /C calc'!A0 with some text after it",
    "+1+1 and '=1+1 and -1+1 with some text that follows after",
    '\'=HYPERLINK("https://evil.example/") with some text after',
    '#read("/etc/passwd") #import "x" <label> @ref with text',
    "}, @article{evil, title = {x}} \\input{/etc/passwd} % text",
)
IDENTIFIERS = (
    "10.9999/<{download}`/conf.py`>",
    "10.9999/![a](../conf.py)",
    "10.9999/[a](javascript:alert(1))",
    "10.9999/<script>alert(1)</script>",
    "10.9999/&quot;&gt;onmouseover=alert(1)",
    "10.9999/<path:../conf.py>[x]:../conf.py",
    "10.9999/$a$*b*_c_~d~:::#e?f=g&h#i",
    "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
    "10.9999/},@article{evil,title={x}",
    "10.9999/\\input{/etc/passwd}",
    "https://example.org/<{download}`/conf.py`>",
    "https://example.org/>)![x](../conf.py)",
    "https://example.org/)![x](../conf.py)",
    "https://example.org/&quot;&gt;onmouseover='alert(1)'",
    "https://example.org/a)[b](javascript:alert(1))",
    "https://example.org/[a]*b*_c_$d$~e~&lt;b&gt;:::",
    "https://example.org/%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "https://example.org/a'onclick='alert(1)",
    "https://user:word@example.org/",
    "https://example.org/},@article{evil,title={x}",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "path:../conf.py",
    "../conf.py",
    "12345678\nER  - ",
    "NCT01234567\r\nTY  - JOUR",
    "PMC1<b>",
    "978030640615X`",
    "en-GB`{download}`/conf.py",
    "US}",
    "-1+1",
)
"""What tries the same where an identifier, a code or an address is asked for; some of it a pattern takes."""

SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)
WEB_ADDRESS = re.compile(r"https?://?[A-Za-z0-9\-._~:/?#@!$&()*+,;=%]+|(?:tel|sms):\+?\d+(?:,\d|;ext=\d+)?")
"""An address on the web, or a number; nothing else a link may lead to."""


def assert_nothing_came_alive(soup: BeautifulSoup, page: PurePath) -> None:
    """No script, handler, address or element of a payload is part of the page."""
    for script in soup.find_all("script"):
        if script.get("type") == "application/json":  # data: a browser reads it as text and runs nothing
            assert "<" not in script.get_text(), page
            json.loads(script.get_text())
        else:
            assert "alert(" not in script.get_text(), page
    for tag in soup.find_all(True):
        for name, value in tag.attrs.items():
            assert not name.startswith("on"), (page, tag.name, name)
            if name in ("href", "src", "action"):
                assert not SCHEME.match(str(value)) or WEB_ADDRESS.fullmatch(str(value)), (page, value)
                assert "conf.py" not in str(value) or str(value).startswith("https://"), (page, value)
                assert "example.org/auto" not in str(value), page
                assert "example.org/bare" not in str(value), page
                assert "example.org/a.png" not in str(value), page
    assert not soup.select("[data-claim='depression/none']"), page
    assert not soup.select("img[src=x], .download, [download], iframe, object, embed, form[action^=http]"), (
        page
    )
    headings = [heading.get_text() for heading in soup.find_all(["h1", "h2", "h3"])]
    assert not [text for text in headings if text.startswith("A heading of their own")], page
