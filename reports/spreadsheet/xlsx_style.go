package spreadsheet

import "github.com/xuri/excelize/v2"

// styles are the numbers of a workbook's styles.
type styles struct {
	title, subtitle, unit, footer, heading int
	body                                   [2][4]int // by bold, by Kind
}

const (
	formatText  = 49 // @
	formatMoney = 4  // #,##0.00
	formatInt   = 1  // 0
)

func newStyles(f *excelize.File) (styles, error) {
	m := styleMaker{f: f}
	s := styles{
		title:    m.add(18, true, "centerContinuous", formatText, false),
		subtitle: m.add(11, false, "centerContinuous", formatText, false),
		unit:     m.add(11, false, "right", formatText, false),
		footer:   m.add(11, false, "left", formatText, false),
		heading:  m.add(11, true, "center", formatText, true),
	}
	for i, bold := range []bool{false, true} {
		s.body[i] = [4]int{
			TextColumn:  m.add(11, bold, "left", formatText, true),
			MoneyColumn: m.add(11, bold, "right", formatMoney, true),
			IntColumn:   m.add(11, bold, "right", formatInt, true),
			RightColumn: m.add(11, bold, "right", formatText, true),
		}
	}
	return s, m.err
}

// of is the style of a cell: a text keeps its column's side.
func (s *styles) of(c Cell, column Kind, bold bool) int {
	row := &s.body[0]
	if bold {
		row = &s.body[1]
	}
	switch {
	case c.kind == cellMoney:
		return row[MoneyColumn]
	case c.kind == cellInt:
		return row[IntColumn]
	case c.kind == cellText && (column == MoneyColumn || column == IntColumn):
		return row[RightColumn]
	}
	return row[column]
}

type styleMaker struct {
	f   *excelize.File
	err error
}

func (m *styleMaker) add(size float64, bold bool, side string, format int, framed bool) int {
	if m.err != nil {
		return 0
	}
	style := &excelize.Style{
		Font:      &excelize.Font{Family: "宋体", Size: size, Bold: bold},
		Alignment: &excelize.Alignment{Horizontal: side, Vertical: "center", WrapText: framed && format == formatText},
		NumFmt:    format,
	}
	if framed {
		style.Border = frame()
	}
	var id int
	id, m.err = m.f.NewStyle(style)
	return id
}

func frame() []excelize.Border {
	var out []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		out = append(out, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	return out
}
