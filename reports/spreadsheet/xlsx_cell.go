package spreadsheet

import (
	"encoding/xml"
	"strconv"
)

// cell reads one cell into the row.
func (t *sheetTable) cell(el xml.StartElement) error {
	t.column = columnOf(attr(el, "r"), t.column+1)
	t.text = t.text[:0]
	formula := false
	for outer := t.xml.depth - 1; t.xml.depth > outer; {
		tok, err := t.xml.next()
		if err != nil {
			return noEOF(err)
		}
		inner, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		formula = formula || inner.Name.Local == "f"
		if err := t.content(inner); err != nil {
			return err
		}
	}
	return t.value(attr(el, "t"), number(attr(el, "s")), formula)
}

func (t *sheetTable) content(el xml.StartElement) (err error) {
	switch el.Name.Local {
	case "v":
		t.text, err = t.xml.text(t.text)
	case "is":
		t.text, err = t.xml.rich(t.text)
	default:
		err = t.xml.skip()
	}
	return err
}

// columnOf is the column of a reference such as "AB12", next if there is none.
func columnOf(ref string, next int) int {
	n := 0
	for i := 0; i < len(ref) && n <= 1<<14; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	if n == 0 {
		return next
	}
	return n
}

// value puts the cell's text into the row, by the cell's type.
func (t *sheetTable) value(kind string, style int, formula bool) error {
	switch kind {
	case "s":
		return t.sharedText()
	case "str", "inlineStr":
		t.putText(string(unescape(t.text)))
	case "b":
		t.put(map[bool]string{true: "TRUE", false: "FALSE"}[isTrue(string(t.text))])
	case "e":
		t.blame(CellError, string(t.text))
	case "d":
		t.putISODate(string(t.text))
	default:
		t.putNumber(trim(string(t.text)), style, formula)
	}
	return nil
}

func (t *sheetTable) sharedText() error {
	if len(t.text) == 0 {
		return nil
	}
	table, err := t.book.shared()
	if err != nil {
		return err
	}
	i, err := strconv.Atoi(string(t.text))
	if err != nil {
		return err
	}
	s, ok := table.at(i)
	if !ok {
		return errNoPart
	}
	t.putText(s)
	return nil
}

func (t *sheetTable) putText(s string) {
	s = trim(s)
	if f, wrong := checkText(s, t.Place(t.column-1), "xlsx", t.book.limits); wrong {
		t.faults = append(t.faults, f)
		return
	}
	t.put(s)
}
