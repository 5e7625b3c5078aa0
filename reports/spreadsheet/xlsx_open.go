package spreadsheet

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"doudi/calc"
)

// workbook is an opened .xlsx file. Its parts are streamed out of the zip by
// our own reader: excelize's Rows shows no cell types, so that an ID number
// that Excel has already rounded looks like any text, passes over XML errors
// in silence and unpacks to temporary files in plain text.
type workbook struct {
	file    string
	limits  Limits
	handle  *os.File
	parts   map[string]*zip.File // by lower-case name
	book    string               // name of the workbook part
	rels    map[string]relation  // of that part, by id
	date04  bool                 // days count from 1904
	shapes  []shape              // by style number
	reading sync.Mutex           // of strings: sheets may be read side by side
	strings *stringTable         // nil until the first cell asks
	notes   []string             // sheets that are not read
}

const (
	directoryBytes = 8 << 20  // of a zip's directory
	smallPartBytes = 16 << 20 // of a part that is not a sheet
	ratioFrom      = 16 << 20 // unpacked size from which packing is checked
	ratioMax       = 200      // times that a sheet of real text is never packed
)

// openWorkbook opens a workbook and its list of sheets.
func openWorkbook(path string, limits Limits) (*Book, error) {
	kind, faults, err := inspect(path, limits)
	if err != nil || len(faults) > 0 {
		return nil, orFaults(faults, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	w := &workbook{file: filepath.Base(path), limits: limits, handle: f}
	tables, err := w.open(kind)
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return &Book{tables: tables, ignored: w.notes, closers: []io.Closer{f}}, nil
}

func orFaults(faults calc.Faults, err error) error {
	if err != nil {
		return err
	}
	return faults
}

func (w *workbook) open(kind fileKind) ([]calc.Table, error) {
	if kind == oleFile {
		return nil, w.container()
	}
	if err := w.directory(); err != nil {
		return nil, w.broken("", err)
	}
	tables, part, err := w.sheets()
	if err != nil {
		return nil, w.broken(part, err)
	}
	return tables, nil
}

// container tells the two kinds of OLE file apart.
func (w *workbook) container() error {
	locked, err := encrypted(w.handle)
	switch {
	case err != nil:
		return err
	case locked:
		return oneFault(FilePassword, inFile(w.file))
	}
	return oneFault(FileOldXLS, inFile(w.file))
}

// directory reads the zip's list of parts.
func (w *workbook) directory() error {
	info, err := w.handle.Stat()
	if err != nil {
		return err
	}
	meter := &metered{w.handle, directoryBytes}
	z, err := zip.NewReader(meter, info.Size())
	if err != nil {
		return err
	}
	meter.left = math.MaxInt64 // the parts have bounds of their own
	w.parts = make(map[string]*zip.File, len(z.File))
	for _, f := range z.File {
		w.parts[partKey(f.Name)] = f
	}
	return nil
}

// partKey forgives the names that some programs write.
func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// broken is the fault of a part that cannot be read; a failing disk stays a failure.
func (w *workbook) broken(part string, err error) error {
	var disk *fs.PathError
	var faults calc.Faults
	switch {
	case errors.As(err, &disk) || errors.As(err, &faults):
		return err
	case errors.Is(err, errTooLarge):
		return oneFault(FileTooLarge, inFile(w.file), "", decimal(w.limits.sheetBytes()))
	}
	return oneFault(FileTruncated, inFile(w.file), part)
}
