-- From the HTML body of the builder to Typst: what a class means in print is said by a function of `book.typ`.
--
-- It goes from the outside in, so that a claim is seen whole before its parts are; words and links come last.

local stringify = pandoc.utils.stringify

local function raw(text) return pandoc.RawBlock("typst", text) end
local function inline(text) return pandoc.RawInline("typst", text) end
local function quoted(text) return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"') .. '"' end
local function anchor(name) return name ~= "" and "#anchor(" .. quoted(name) .. ")" or "" end

-- Blocks between an opening and a closing piece of Typst.
local function between(before, blocks, after)
  local out = pandoc.Blocks { raw(before) }
  out:extend(blocks)
  out:insert(raw(after))
  return out
end

-- Inlines as the content that a function is called with.
local function called(call, inlines)
  local out = pandoc.Inlines { inline(call .. "[") }
  out:extend(inlines)
  out:insert(inline("]"))
  return out
end

local function class_after(element, prefix)
  for _, class in ipairs(element.classes) do
    if #class > #prefix and class:sub(1, #prefix) == prefix then return class:sub(#prefix + 1) end
  end
end

-- --- inlines --------------------------------------------------------------------------------------------

-- An address as a reader types it: letters of other alphabets as themselves.
local function readable(address)
  local plain = address:gsub("%%(%x%x)", function(hex)
    local byte = tonumber(hex, 16)
    return byte > 127 and string.char(byte) or "%" .. hex
  end)
  return utf8.len(plain) and plain or address
end

-- Paper cannot be clicked: a link within shows its page, one to another site its address.
local function Link(element)
  local target, words = element.target, stringify(element)
  if target:sub(1, 1) == "#" then return called("#see(" .. quoted(target:sub(2)) .. ")", element.content) end
  if target:match("^tel:") or target:match("^sms:") then
    return called("#link(" .. quoted(target) .. ")", element.content)
  end
  local call = "(" .. quoted(target) .. ", " .. quoted(readable(target)) .. ")"
  if words == "link" then return inline("#address" .. call) end
  local out = called("#link(" .. quoted(target) .. ")", element.content)
  if not (words:match("^doi:") or words:match("^PubMed ") or words:match("^PMC%d")) then
    out:insert(inline(" #address" .. call))
  end
  return out
end

local SPANS = {
  ["certainty-mark"] = "#mark", ["claim-locator"] = "#locator", ["brief-statement"] = "#brief-statement",
  ["brief-caveat"] = "#brief-caveat", ["read-twice"] = "#small", ["stance"] = "#strong",
  ["verdict"] = "#strong", ["severity"] = "#strong", ["amount"] = "#small", ["misprint"] = "#emph",
}

local function Span(element)
  local out = pandoc.Inlines(element.content)
  for _, class in ipairs(element.classes) do
    if SPANS[class] then out = called(SPANS[class], out) end
  end
  if element.identifier ~= "" then out:insert(1, inline(anchor(element.identifier))) end
  return out
end

-- --- tables and pictures --------------------------------------------------------------------------------

-- The widths of columns follow from what they hold: more text, more room, though not in proportion.
local function column_widths(rows, count)
  local widths = {}
  for column = 1, count do
    local sum, longest = 0, 0
    for _, row in ipairs(rows) do
      local text = stringify(row.cells[column].contents)
      sum = sum + #text
      for word in text:gmatch("%S+") do longest = math.max(longest, #word) end
    end
    local share = math.max((sum / #rows) ^ 0.6, math.min(longest, 18) * 0.55)
    widths[column] = string.format("%.2ffr", share)
  end
  return table.concat(widths, ", ")
end

local function cells_of(rows)
  local out = pandoc.Blocks {}
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells) do out:extend(between("[", cell.contents, "],")) end
  end
  return out
end

local function Table(element)
  local heads, rows, every = element.head.rows, pandoc.List {}, pandoc.List {}
  for _, body in ipairs(element.bodies) do rows:extend(body.body) end
  every:extend(heads)
  every:extend(rows)
  local columns = "(" .. column_widths(every, #element.colspecs) .. ")"
  local out = pandoc.Blocks { raw(anchor(element.identifier) .. "#book-table(columns: " .. columns .. ",") }
  out:extend(between("caption: [", element.caption.long, "],"))
  out:extend(between("header: (", cells_of(heads), "),"))
  out:extend(cells_of(rows))
  out:insert(raw(")"))
  return out
end

local function Image(element)
  return inline("#drawing(" .. quoted(element.src) .. ", " .. quoted(stringify(element.caption)) .. ")")
end

-- --- claims and sources ---------------------------------------------------------------------------------

local PARTS = { "statement", "certainty", "facts", "study", "why", "evidence", "contradicted", "review" }

local function claim(element)
  local parts, caveats = {}, pandoc.Blocks {}
  for _, block in ipairs(element.content) do
    local part = class_after(block, "claim-")
    if part == "caveat" then
      caveats:extend(between("[", block.content, "],"))
    else
      parts[part] = block.content
    end
  end
  local review = parts.review[1].content -- the last of it is a link to the claim itself
  review:remove()
  review:insert(pandoc.Code(element.attributes.claim))
  parts.review = { pandoc.Plain(review) }
  table.insert(parts.statement, 1, raw(anchor(element.identifier)))
  local out = pandoc.Blocks { raw("#claim(") }
  for _, name in ipairs(PARTS) do
    if parts[name] then out:extend(between(name .. ": [", parts[name], "],")) end
  end
  out:extend(between("caveats: (", caveats, "),"))
  out:insert(raw(")"))
  return out
end

-- The claims that rest on a source, as references by page: what it found stands with each claim.
local function resting_claims(element)
  local items = {}
  local function item(paragraph)
    local stance, target = "also cited by", nil
    paragraph:walk {
      Span = function(part) if part.classes:includes("stance") then stance = stringify(part) end end,
      Link = function(part) target = target or part.target:sub(2) end,
    }
    items[#items + 1] = "(" .. quoted(stance) .. ", " .. quoted(target) .. ")"
  end
  element:walk { Para = item, Plain = item }
  return raw("#resting-claims(" .. table.concat(items, ", ") .. ")")
end

-- --- the rest -------------------------------------------------------------------------------------------

local DIVS = {
  ["not-advice"] = "#notice", ["page-review"] = "#review-line", ["also-known-as"] = "#also-known-as",
  ["claim-caveat"] = "#lone-caveat", ["source-reference"] = "#source-reference",
  ["source-facts"] = "#source-small", ["source-money"] = "#source-small", ["source-checked"] = "#source-small",
  ["circulating-entry"] = "#entry", ["circulating-assertion"] = "#assertion", ["circulating-found"] = "#small",
  ["term-entry"] = "#entry", ["medicine-index"] = "#three-columns", ["columns"] = "#two-columns",
  ["answer"] = "#answer", ["severity-line"] = "#answer", ["source-entry"] = "#source-entry",
}

-- A heading with every name its section goes by.
local function section(element)
  local level = class_after(element, "level-")
  local call = element.classes:includes("chapter") and "#chapter" or "#section"
  local names, out = anchor(element.identifier), pandoc.Blocks {}
  for _, block in ipairs(element.content) do
    if block.t == "Header" then
      local heading = called(call .. "(" .. level .. ", before: [" .. names .. "])", block.content)
      out:insert(1, pandoc.Plain(heading))
    elseif block.t == "Plain" and #out == 0 then -- further names stand before the heading
      block:walk { Span = function(part) names = names .. anchor(part.identifier) end }
    else
      out:insert(block)
    end
  end
  return out
end

local function Div(element)
  local classes = element.classes
  if classes:includes("section") then return section(element) end
  if classes:includes("claim") then return claim(element) end
  if classes:includes("source-claims") then return resting_claims(element) end
  if classes:includes("contents-here") then return raw("#contents()") end
  local out = element.content
  for _, class in ipairs(classes) do
    if DIVS[class] then out = between(DIVS[class] .. "[", out, "]") end
  end
  if element.identifier ~= "" then out:insert(1, raw(anchor(element.identifier))) end
  return out
end

local REPLACED = { Div = Div, Table = Table }

-- A list of blocks with every one replaced that print sets in its own way, and those in it too.
local function Blocks(blocks)
  local out = pandoc.Blocks {}
  for _, block in ipairs(blocks) do
    local new = REPLACED[block.t] and REPLACED[block.t](block)
    if not new then
      out:insert(block)
    elseif new.t then
      out:insert(new)
    else
      out:extend(Blocks(new))
    end
  end
  return out
end

-- Hyphens in a row are a dash to Typst wherever they stand; Pandoc keeps them apart only at the head of a block.
local function Str(element)
  local text = element.text
  if not text:find("--", 1, true) then return end
  local out, at = pandoc.Inlines {}, 1
  for before, hyphens, after in text:gmatch("()(%-%-+)()") do
    if before > at then out:insert(pandoc.Str(text:sub(at, before - 1))) end
    out:insert(inline(("\\-"):rep(#hyphens)))
    at = after
  end
  if at <= #text then out:insert(pandoc.Str(text:sub(at))) end
  return out
end

return { { traverse = "topdown", Blocks = Blocks }, { Link = Link, Span = Span, Image = Image }, { Str = Str } }
