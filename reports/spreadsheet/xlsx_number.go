package spreadsheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// putNumber puts a number as it is shown: a date by its style, else a plain
// decimal of at most 15 digits, which is all that a spreadsheet keeps.
func (t *sheetTable) putNumber(raw string, style int, formula bool) {
	if raw == "" {
		if formula {
			t.blame(CellFormula)
		}
		return
	}
	x, ok := parseNumber(raw)
	switch shape := t.book.shape(style); {
	case !ok:
		t.blame(CellError, raw)
	case shape != shapeNumber:
		t.putDate(x, shape, raw)
	case math.Abs(x) >= 1e15:
		t.blame(CellNumberAsText, raw)
	default:
		t.put(plainNumber(x))
	}
}

func (w *workbook) shape(style int) shape {
	if style < 0 || style >= len(w.shapes) {
		return shapeNumber
	}
	return w.shapes[style]
}

// parseNumber takes a decimal number and none of the other notations of Go.
func parseNumber(s string) (float64, bool) {
	if strings.Trim(s, "0123456789+-.eE") != "" {
		return 0, false
	}
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil
}

// plainNumber writes x with 15 significant digits and no exponent: the stored
// 1234.5599999999999 is the 1234.56 that the clerk typed and sees.
func plainNumber(x float64) string {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 14, 64), 64)
	if rounded == 0 {
		return "0"
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

func (t *sheetTable) putDate(serial float64, shape shape, raw string) {
	at, ok := serialTime(serial, t.book.date04)
	switch {
	case !ok:
		t.blame(CellDate, raw)
	case shape == shapeInstant && at.Truncate(24*time.Hour) != at:
		t.put(at.Format("2006-01-02 15:04:05"))
	case shape == shapeMonth && at.Day() == 1:
		t.put(at.Format("2006-01"))
	default:
		t.put(at.Format(time.DateOnly))
	}
}

// serialTime is the day of a serial number: day 1 is 1900-01-01, and day 60,
// which spreadsheets take for 1900-02-29, does not exist.
func serialTime(serial float64, from1904 bool) (time.Time, bool) {
	first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	day, part := math.Modf(serial)
	switch {
	case from1904:
		first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case day == 60:
		return time.Time{}, false
	case day < 60:
		first = first.AddDate(0, 0, 1)
	}
	if serial < 0 || !from1904 && day < 1 || day > 2_958_465 {
		return time.Time{}, false
	}
	seconds := time.Duration(math.Round(part*86400)) * time.Second
	at := first.AddDate(0, 0, int(day)).Add(seconds)
	return at, at.Year() <= 9999
}

// putISODate puts a date that is stored as text; a midnight is left off.
func (t *sheetTable) putISODate(s string) {
	s = strings.TrimSuffix(trim(s), "Z")
	s = strings.TrimSuffix(s, ".000")
	t.putText(strings.Replace(strings.TrimSuffix(s, "T00:00:00"), "T", " ", 1))
}
