package spreadsheet

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"doudi/calc"
)

// Book is an opened folder of CSV files, a single one, or a workbook.
type Book struct {
	tables  []calc.Table
	ignored []string
	closers []io.Closer
}

// Tables are the book's tables: files by name, sheets in their order.
func (b *Book) Tables() []calc.Table { return b.tables }

// Ignored are the files of the folder that are no tables, and the hidden
// sheets of a workbook: not read, but to be said.
func (b *Book) Ignored() []string { return b.ignored }

// Close lets go of the files. The tables cannot be read afterwards.
func (b *Book) Close() error {
	var errs []error
	for _, c := range b.closers {
		errs = append(errs, c.Close())
	}
	b.closers = nil
	return errors.Join(errs...)
}

// Open opens a folder of CSV files, a single .csv file or one .xlsx workbook.
// What is wrong with the files themselves comes as calc.Faults, all at once;
// what is wrong in a row comes from the table's Next.
func Open(path string, limits Limits) (*Book, error) {
	b, err := open(path, limits.orDefault())
	if errors.Is(err, fs.ErrPermission) {
		return nil, denied(path, err)
	}
	return b, err
}

// denied is the fault of a file or folder that may not be read.
func denied(path string, err error) calc.Faults {
	var at *fs.PathError
	if errors.As(err, &at) && at.Path != "" {
		path = at.Path
	}
	return oneFault(FileDenied, inFile(filepath.Base(path)), filepath.Base(path))
}

func open(path string, limits Limits) (*Book, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, oneFault(FileMissing, inFile(filepath.Base(path)), path)
	case err != nil:
		return nil, err
	case info.IsDir():
		return openFolder(path, limits)
	}
	return openFile(path, limits)
}

func openFile(path string, limits Limits) (*Book, error) {
	switch ending := strings.ToLower(filepath.Ext(path)); ending {
	case ".csv":
		return openCSV(path, limits)
	case ".xlsx":
		return openWorkbook(path, limits)
	case ".xls":
		return nil, oneFault(FileOldXLS, inFile(filepath.Base(path)))
	default:
		return nil, oneFault(FileUnknown, inFile(filepath.Base(path)), ending)
	}
}

func openCSV(path string, limits Limits) (*Book, error) {
	b := &Book{}
	faults, err := b.addCSV(path, limits)
	if err != nil {
		return nil, err
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return b, nil
}

func openFolder(path string, limits Limits) (*Book, error) {
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	b := &Book{}
	var faults calc.Faults
	for _, e := range entries {
		wrong, err := b.addEntry(path, e, limits)
		if err != nil {
			return nil, err
		}
		faults = append(faults, wrong...)
	}
	if len(faults) == 0 && len(b.tables) == 0 {
		faults = oneFault(FolderNoTables, inFile(filepath.Base(path)))
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return b, nil
}

// addEntry passes hidden files and Excel's lock files over in silence.
func (b *Book) addEntry(folder string, e fs.DirEntry, limits Limits) (calc.Faults, error) {
	name := e.Name()
	switch {
	case strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$"):
		return nil, nil
	case e.IsDir() || !strings.EqualFold(filepath.Ext(name), ".csv"):
		b.ignored = append(b.ignored, name)
		return nil, nil
	}
	return b.addCSV(filepath.Join(folder, name), limits)
}

func (b *Book) addCSV(path string, limits Limits) (calc.Faults, error) {
	t := &csvTable{path: path, file: filepath.Base(path), limits: limits}
	kind, faults, err := inspect(path, limits)
	if errors.Is(err, fs.ErrPermission) {
		return denied(path, err), nil // those of the other files are looked for too
	}
	if err != nil || len(faults) > 0 {
		return faults, err
	}
	switch kind {
	case zipFile:
		return oneFault(FileNotCSV, inFile(t.file), "xlsx"), nil
	case oleFile:
		return oneFault(FileNotCSV, inFile(t.file), "xls"), nil
	}
	b.tables = append(b.tables, t)
	b.closers = append(b.closers, t)
	return nil, nil
}
