package spreadsheet

import (
	"fmt"
	"io"
	"strings"
)

// footerCentred begins what stands in the middle of a page's foot.
const footerCentred = "&C"

// writeSheet writes a sheet: its rows, and around them, in the order that the
// format demands, how it is shown and printed.
func writeSheet(w io.Writer, s *Sheet, selected bool) error {
	if _, err := io.WriteString(w, s.before(selected)+`<sheetData>`); err != nil {
		return err
	}
	if err := writeBody(w, s); err != nil {
		return err
	}
	_, err := io.WriteString(w, `</sheetData>`+s.after())
	return err
}

// before is what stands above the rows: as wide as the page, the heading
// frozen, the widths of the columns.
func (s *Sheet) before(selected bool) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<worksheet ` + mainSpace + `><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView`)
	if selected {
		b.WriteString(` tabSelected="1"`)
	}
	heading := len(s.preamble())
	fmt.Fprintf(&b, ` workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/>`+
		`<selection pane="bottomLeft" activeCell="A%[2]d" sqref="A%[2]d"/></sheetView></sheetViews>`+
		`<sheetFormatPr defaultRowHeight="15"/>`, heading, heading+1)
	b.WriteString(s.cols())
	return b.String()
}

// cols is empty for a sheet whose columns all have the usual width.
func (s *Sheet) cols() string {
	var b strings.Builder
	for i, c := range s.Columns {
		if c.Width > 0 {
			fmt.Fprintf(&b, `<col min="%d" max="%[1]d" width="%g" customWidth="1"/>`, i+1, c.Width)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return `<cols>` + b.String() + `</cols>`
}

// after is what stands beneath the rows: A4 across, as wide as one page and as
// long as it takes.
func (s *Sheet) after() string {
	foot := ""
	if s.PageFooter != "" {
		foot = `<headerFooter><oddFooter>` + xmlText(footerCentred+s.PageFooter) + `</oddFooter></headerFooter>`
	}
	return `<printOptions horizontalCentered="1"/>` +
		`<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0" footer="0"/>` +
		`<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="landscape"/>` +
		foot + `</worksheet>`
}
