package spreadsheet

import (
	"archive/zip"
	"compress/flate"
	"io"
	"time"
)

// packTime is the time of every part, the first that a zip can state.
var packTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// packer writes the parts of a workbook to its zip, all with one fixed time.
// It keeps the first error; close tells it.
type packer struct {
	zip *zip.Writer
	err error
}

func newPacker(w io.Writer) *packer {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestSpeed)
	})
	return &packer{zip: z}
}

func (p *packer) part(name, text string) {
	p.stream(name, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

func (p *packer) stream(name string, write func(io.Writer) error) {
	if p.err != nil {
		return
	}
	w, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: packTime})
	if err != nil {
		p.err = err
		return
	}
	p.err = write(w)
}

func (p *packer) close() error {
	if p.err != nil {
		return p.err
	}
	return p.zip.Close()
}
