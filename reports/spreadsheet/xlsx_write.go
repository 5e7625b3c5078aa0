package spreadsheet

import (
	"io"
	"strconv"
	"strings"

	"doudi/calc"

	"github.com/xuri/excelize/v2"
)

// WriteWorkbook writes the sheets as one .xlsx workbook. Excelize makes the
// book: styles, widths, page set-up. The rows are streamed into its sheets as
// the zip is written, so that the size of a table costs no memory and no
// temporary file ever holds personal data. The same sheets give the same bytes.
func WriteWorkbook(w io.Writer, sheets []Sheet) error {
	f := excelize.NewFile()
	defer f.Close()
	styles, err := newStyles(f)
	if err != nil {
		return err
	}
	pack := &packer{out: w, bodies: map[string]func(io.Writer) error{}}
	for i := range sheets {
		if err := layOut(f, i, &sheets[i]); err != nil {
			return err
		}
		part := "xl/worksheets/sheet" + strconv.Itoa(i+1) + ".xml"
		pack.bodies[part] = func(w io.Writer) error { return writeBody(w, &sheets[i], styles) }
	}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return pack })
	return f.Write(io.Discard)
}

// layOut makes sheet i with everything but its rows.
func layOut(f *excelize.File, i int, s *Sheet) error {
	if err := addSheet(f, i, s.Name); err != nil {
		return err
	}
	if err := setWidths(f, s); err != nil {
		return err
	}
	if err := f.SetSheetDimension(s.Name, ""); err != nil {
		return err
	}
	return pageSetup(f, s)
}

func setWidths(f *excelize.File, s *Sheet) error {
	for i, c := range s.Columns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if c.Width <= 0 {
			continue
		}
		if err := f.SetColWidth(s.Name, name, name, c.Width); err != nil {
			return err
		}
	}
	return nil
}

// addSheet names the first sheet and adds the others. Excel knows no
// difference between upper and lower case in these names.
func addSheet(f *excelize.File, i int, name string) error {
	var err error
	if i == 0 {
		err = f.SetSheetName("Sheet1", name)
	} else if n, e := f.GetSheetIndex(name); e == nil && n >= 0 {
		return fault(SheetName, calc.Place{Sheet: name}, name)
	} else {
		_, err = f.NewSheet(name)
	}
	if err != nil {
		return fault(SheetName, calc.Place{Sheet: name}, name)
	}
	return nil
}

func pageSetup(f *excelize.File, s *Sheet) error {
	heading := len(s.preamble())
	paper, across, wide, tall, fit := 9, "landscape", 1, 0, true
	steps := []func() error{
		func() error { return f.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}) },
		func() error {
			return f.SetPageLayout(s.Name, &excelize.PageLayoutOptions{
				Size: &paper, Orientation: &across, FitToWidth: &wide, FitToHeight: &tall,
			})
		},
		func() error { return f.SetPageMargins(s.Name, margins()) },
		func() error { return freeze(f, s.Name, heading) },
		func() error { return repeat(f, s.Name, heading) },
		func() error { return pageFooter(f, s) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func margins() *excelize.PageLayoutMarginsOptions {
	side, end, centred := 0.4, 0.6, true
	return &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &end, Bottom: &end, Horizontally: &centred,
	}
}

func freeze(f *excelize.File, sheet string, rows int) error {
	below := "A" + strconv.Itoa(rows+1)
	return f.SetPanes(sheet, &excelize.Panes{
		Freeze: true, YSplit: rows, TopLeftCell: below, ActivePane: "bottomLeft",
		Selection: []excelize.Selection{{SQRef: below, ActiveCell: below, Pane: "bottomLeft"}},
	})
}

func repeat(f *excelize.File, sheet string, rows int) error {
	quoted := "'" + strings.ReplaceAll(sheet, "'", "''") + "'"
	return f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: sheet, RefersTo: quoted + "!$1:$" + strconv.Itoa(rows),
	})
}

func pageFooter(f *excelize.File, s *Sheet) error {
	if s.PageFooter == "" {
		return nil
	}
	return f.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddFooter: "&C" + s.PageFooter})
}
