package spreadsheet

import (
	"fmt"
	"strings"
)

// The styles of cells, as they are numbered in looks. Those of the body are
// one for each Kind, then the same in bold.
const (
	styleTitle = 1 + iota
	styleSubtitle
	styleUnit
	styleFooter
	styleHeading
	styleBody
	styleBold = styleBody + 4
)

// styleOf is the style of a cell: a text keeps its column's side.
func styleOf(c Cell, column Kind, bold bool) int {
	switch {
	case c.kind == cellMoney:
		column = MoneyColumn
	case c.kind == cellInt:
		column = IntColumn
	case c.kind == cellText && (column == MoneyColumn || column == IntColumn):
		column = RightColumn
	}
	if bold {
		return styleBold + int(column)
	}
	return styleBody + int(column)
}

const (
	formatText  = 49 // @
	formatMoney = 4  // #,##0.00
	formatInt   = 1  // 0
)

// Fonts, as they are numbered in sheetFonts.
const (
	fontLarge = 1 + iota
	fontPlain
	fontBold
)

// sheetFonts begin with the one whose digits columns are measured in.
const sheetFonts = `<fonts count="4">` +
	`<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>` +
	`<font><b/><sz val="18"/><name val="宋体"/><family val="2"/></font>` +
	`<font><sz val="11"/><name val="宋体"/><family val="2"/></font>` +
	`<font><b/><sz val="11"/><name val="宋体"/><family val="2"/></font></fonts>`

// sheetFills are the two that every workbook must begin with.
const sheetFills = `<fills count="2"><fill><patternFill patternType="none"/></fill>` +
	`<fill><patternFill patternType="gray125"/></fill></fills>`

const thin = ` style="thin"><color rgb="FF000000"/></`

// sheetBorders are none and a frame.
const sheetBorders = `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>` +
	`<left` + thin + `left><right` + thin + `right><top` + thin + `top><bottom` + thin + `bottom><diagonal/></border></borders>`

// look is a style: a font, a side, a number format, with a frame or without.
type look struct {
	font   int
	side   string
	format int
	framed bool
}

// looks are all styles but the first, which is no style.
var looks = [...]look{
	styleTitle:                   {fontLarge, "centerContinuous", formatText, false},
	styleSubtitle:                {fontPlain, "centerContinuous", formatText, false},
	styleUnit:                    {fontPlain, "right", formatText, false},
	styleFooter:                  {fontPlain, "left", formatText, false},
	styleHeading:                 {fontBold, "center", formatText, true},
	styleBody + int(TextColumn):  {fontPlain, "left", formatText, true},
	styleBody + int(MoneyColumn): {fontPlain, "right", formatMoney, true},
	styleBody + int(IntColumn):   {fontPlain, "right", formatInt, true},
	styleBody + int(RightColumn): {fontPlain, "right", formatText, true},
	styleBold + int(TextColumn):  {fontBold, "left", formatText, true},
	styleBold + int(MoneyColumn): {fontBold, "right", formatMoney, true},
	styleBold + int(IntColumn):   {fontBold, "right", formatInt, true},
	styleBold + int(RightColumn): {fontBold, "right", formatText, true},
}

func makeStyles() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<styleSheet ` + mainSpace + `>` + sheetFonts + sheetFills + sheetBorders +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`)
	fmt.Fprintf(&b, `<cellXfs count="%d"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`, len(looks))
	for _, l := range looks[1:] {
		b.WriteString(l.xml())
	}
	return b.String() + `</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

// xml is the style as the workbook has it. Texts in a frame are wrapped.
func (l *look) xml() string {
	border, wrap := 0, ""
	if l.framed {
		border = 1
	}
	if l.framed && l.format == formatText {
		wrap = ` wrapText="1"`
	}
	return fmt.Sprintf(`<xf numFmtId="%d" fontId="%d" fillId="0" borderId="%d" xfId="0"`+
		` applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">`+
		`<alignment horizontal="%s" vertical="center"%s/></xf>`, l.format, l.font, border, l.side, wrap)
}
