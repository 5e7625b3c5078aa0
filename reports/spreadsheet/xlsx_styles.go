package spreadsheet

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// shape is how a number is shown, as far as it matters for reading it.
type shape uint8

const (
	shapeNumber  shape = iota
	shapeDay           // a date
	shapeMonth         // a date of which only year and month are shown
	shapeInstant       // a date with a time
)

// builtin are the number formats that files only name by number, in the
// Chinese editions. Times of the day stay numbers.
var builtin = map[int]shape{
	14: shapeDay, 15: shapeDay, 16: shapeDay, 17: shapeMonth, 22: shapeInstant,
	27: shapeMonth, 28: shapeDay, 29: shapeDay, 30: shapeDay, 31: shapeDay, 36: shapeMonth,
	50: shapeMonth, 51: shapeDay, 52: shapeMonth, 53: shapeDay, 54: shapeDay, 57: shapeMonth, 58: shapeDay,
}

// readShapes reads which styles show dates.
func (w *workbook) readShapes(name string) error {
	custom := map[int]shape{}
	inCells := false
	return w.scan(name, func(el xml.StartElement) error {
		switch el.Name.Local {
		case "numFmt":
			custom[number(attr(el, "numFmtId"))] = shapeOf(attr(el, "formatCode"))
		case "cellXfs", "cellStyleXfs", "cellStyles", "dxfs":
			inCells = el.Name.Local == "cellXfs"
		case "xf":
			if inCells {
				w.shapes = append(w.shapes, pick(custom, number(attr(el, "numFmtId"))))
			}
		}
		return nil
	})
}

func pick(custom map[int]shape, id int) shape {
	if s, ok := custom[id]; ok {
		return s
	}
	return builtin[id]
}

// number is a non-negative number of an attribute, or -1.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// shapeOf reads a format code such as `yyyy"年"m"月"`.
func shapeOf(code string) shape {
	letters := strings.ToLower(bareFormat(code))
	has := func(s string) bool { return strings.ContainsAny(letters, s) }
	switch {
	case !has("y") && !has("d"):
		return shapeNumber
	case has("h"):
		return shapeInstant
	case has("y") && has("m") && !has("d"):
		return shapeMonth
	}
	return shapeDay
}

// bareFormat leaves of a format code's first section only what is a directive:
// no quoted texts, escaped characters, colours or locales.
func bareFormat(code string) string {
	var b strings.Builder
	for i := 0; i < len(code) && code[i] != ';'; i++ {
		switch c := code[i]; c {
		case '"':
			i += until(code[i+1:], '"')
		case '[':
			i += until(code[i+1:], ']')
		case '\\', '_', '*':
			i++
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func until(s string, c byte) int {
	if i := strings.IndexByte(s, c); i >= 0 {
		return i + 1
	}
	return len(s)
}
