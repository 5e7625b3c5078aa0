package spreadsheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"
	"time"
)

// packTime is the time of every part, the first that a zip can state.
var packTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// rowsMark is where excelize leaves room for a sheet's rows.
var rowsMark = []byte("<sheetData></sheetData>")

var errNoRoom = errors.New("spreadsheet: sheet without room for rows")

// packer is the zip that excelize writes its parts to. It keeps them, all
// small, and writes them when it is closed, in order of their names and
// with one fixed time, the rows streamed into their sheets.
type packer struct {
	out    io.Writer
	parts  map[string]*bytes.Buffer
	bodies map[string]func(io.Writer) error // rows, by name of the sheet's part
}

// Create takes a part.
func (p *packer) Create(name string) (io.Writer, error) {
	if p.parts == nil {
		p.parts = map[string]*bytes.Buffer{}
	}
	p.parts[name] = &bytes.Buffer{}
	return p.parts[name], nil
}

// AddFS is not used by what is written here.
func (p *packer) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes the zip.
func (p *packer) Close() error {
	z := zip.NewWriter(p.out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestSpeed)
	})
	for _, name := range slices.Sorted(maps.Keys(p.parts)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: packTime})
		if err != nil {
			return err
		}
		if err := p.write(w, name); err != nil {
			return err
		}
	}
	return z.Close()
}

func (p *packer) write(w io.Writer, name string) error {
	part := p.parts[name].Bytes()
	body := p.bodies[name]
	if body == nil {
		_, err := w.Write(part)
		return err
	}
	before, after, found := bytes.Cut(part, rowsMark)
	if !found {
		return errNoRoom
	}
	if _, err := w.Write(append(before, "<sheetData>"...)); err != nil {
		return err
	}
	if err := body(w); err != nil {
		return err
	}
	_, err := w.Write(append([]byte("</sheetData>"), after...))
	return err
}
