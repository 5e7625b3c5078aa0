package spreadsheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"

	"doudi/calc"
)

// fileKind is what a file is by its first bytes, whatever its ending says.
type fileKind uint8

const (
	plainFile fileKind = iota
	zipFile
	oleFile // the container of .xls and of encrypted workbooks
)

var (
	zipMagic = []byte("PK\x03\x04")
	oleMagic = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	// encryptedMark is the name of the stream that holds an encrypted workbook, in UTF-16.
	encryptedMark = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
)

// inspect looks at a file's size and first bytes, and at no more: a file that
// is too large costs nothing.
func inspect(path string, limits Limits) (fileKind, calc.Faults, error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, nil, err
	}
	at := inFile(filepath.Base(path))
	switch {
	case !info.Mode().IsRegular():
		return 0, oneFault(FileUnknown, at, filepath.Ext(path)), nil
	case info.Size() == 0:
		return 0, oneFault(FileEmpty, at), nil
	case info.Size() > limits.MaxBytes:
		return 0, oneFault(FileTooLarge, at, decimal(info.Size()), decimal(limits.MaxBytes)), nil
	}
	kind, err := readKind(path)
	return kind, nil, err
}

func readKind(path string) (fileKind, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	head := make([]byte, len(oleMagic))
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, err
	}
	return kindOf(head[:n]), nil
}

func kindOf(head []byte) fileKind {
	switch {
	case bytes.HasPrefix(head, zipMagic):
		return zipFile
	case bytes.HasPrefix(head, oleMagic):
		return oleFile
	}
	return plainFile
}

// encrypted looks for the stream of an encrypted workbook in an OLE container.
func encrypted(r io.Reader) (bool, error) {
	b := bufio.NewReaderSize(r, 64<<10)
	for {
		window, err := b.Peek(b.Size())
		if bytes.Contains(window, encryptedMark) {
			return true, nil
		}
		if err != nil {
			return false, ignoreEOF(err)
		}
		if _, err := b.Discard(len(window) - len(encryptedMark)); err != nil {
			return false, err
		}
	}
}

func ignoreEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
