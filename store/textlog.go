package store

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// The text files beside the anchors only grow, a line at a time, and are read by
// whoever wants to know what was said last.

// appendText adds a line to a text file outside the store, which begins with a
// title and is made, with its folder, where there is none.
func appendText(path, title, line string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if info, err := f.Stat(); err == nil && info.Size() == 0 {
		line = title + "\n" + line
	}
	_, err = f.WriteString(line + "\n")
	return errors.Join(err, f.Close())
}

// readLines reads the lines in the last so many bytes of a file, 0 = all. A file
// that does not exist has none; a line that parse refuses, cut short perhaps, is
// passed over.
func readLines[line any](path string, last int64, parse func(string) (line, bool)) (read []line, err error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && last > 0 && info.Size() > last {
		if _, err := f.Seek(-last, io.SeekEnd); err != nil {
			return nil, err
		}
	}
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if l, ok := parse(lines.Text()); ok {
			read = append(read, l)
		}
	}
	return read, lines.Err()
}
