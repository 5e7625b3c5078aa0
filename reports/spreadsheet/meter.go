package spreadsheet

import (
	"archive/zip"
	"io"
)

// capped is a file that must not grow beyond its limit while it is read.
type capped struct {
	r    io.Reader
	left int64
}

// Read is errTooLarge once the limit is passed.
func (c *capped) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if c.left -= int64(n); c.left < 0 {
		return 0, errTooLarge
	}
	return n, err
}

// metered stops a zip whose directory does not end, or leads out of the file.
type metered struct {
	r    io.ReaderAt
	left int64
}

// ReadAt is errTooLarge once the meter has run out.
func (m *metered) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 { // as a damaged directory may ask
		return 0, zip.ErrFormat
	}
	if m.left -= int64(len(p)); m.left < 0 {
		return 0, errTooLarge
	}
	return m.r.ReadAt(p, off)
}
