package records

import (
	"slices"
	"strings"

	"doudi/calc"
)

// headingRow is a row that looks like a heading, or like part of one.
type headingRow struct {
	cells  []string
	places []calc.Place
}

func (r headingRow) text(i int) string {
	if i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

// headingLike says whether at least half of a row's texts are known headings.
func headingLike(cells []string) bool {
	texts, known := 0, 0
	for _, s := range cells {
		if s == "" {
			continue
		}
		texts++
		if h, _, group := groupHeading(s); group || h.field != unknownField || h.whose != anyone {
			known++
		}
	}
	return texts >= 2 && 2*known >= texts
}

// groupHeading reads a heading that may stand above several columns, as in
// 户主信息; group says that it can be nothing else, and stem is it without that end.
func groupHeading(s string) (h heading, stem string, group bool) {
	folded := foldHeading(s)
	for _, end := range []string{"基本信息", "基本情况", "信息", "情况"} {
		if stem, ok := strings.CutSuffix(folded, end); ok {
			return understand(stem), stem, true
		}
	}
	return understand(s), s, false
}

// columnHeadings puts the rows of a heading together, by column.
func columnHeadings(block []headingRow) ([]heading, []headingCell) {
	width := 0
	for _, row := range block {
		width = max(width, len(row.cells))
	}
	above := make([]string, len(block)) // what stands above the present column, by row
	headings, cells := make([]heading, width), make([]headingCell, width)
	for i := range width {
		var parts []string
		for r, row := range block {
			lower := textBelow(block[r+1:], i)
			switch {
			case row.text(i) != "":
				above[r] = row.text(i)
				parts = append(parts, above[r])
				cells[i].place = row.places[i]
				if !lower {
					above[r] = ""
				}
			case !lower:
				above[r] = ""
			case above[r] != "":
				parts = append(parts, above[r])
			}
		}
		headings[i] = combine(parts)
		cells[i].text = strings.Join(parts, "/")
	}
	return headings, cells
}

// headingCell is a column's heading as it is written, and where.
type headingCell struct {
	text  string
	place calc.Place
}

func textBelow(rows []headingRow, i int) bool {
	return slices.ContainsFunc(rows, func(r headingRow) bool { return r.text(i) != "" })
}

// combine reads a heading of several rows: the lowest says what the column
// holds, those above it whose it is.
func combine(parts []string) heading {
	if len(parts) == 0 {
		return heading{}
	}
	last := parts[len(parts)-1]
	h := understand(last)
	for i := len(parts) - 2; i >= 0 && h.whose == anyone; i-- {
		h = under(parts[i], last, h)
	}
	return h
}

// under is h, the reading of the heading s, beneath another heading.
func under(upper, s string, h heading) heading {
	g, stem, _ := groupHeading(upper)
	switch {
	case h.field == unknownField:
		if joined := understand(stem + s); joined.field != unknownField {
			return joined
		}
		if g.field == idleField {
			return heading{field: idleField}
		}
	case h.field.personal() && g.whose != anyone:
		h.whose = g.whose
		if h.index == "" {
			h.index = g.index
		}
	case h.field >= addressField && h.field <= accountField && !speaksFor(g.whose, h.field):
		return heading{whose: g.whose}
	}
	return h
}
