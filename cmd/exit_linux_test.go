package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"doudi/reports/wording"
)

// TestReportsFullDisk: a full disk is named with the room that is needed, in either
// language, whatever was being written (S13).
func TestReportsFullDisk(t *testing.T) {
	folder := t.TempDir()
	full := fmt.Errorf("export: %w", &fs.PathError{Op: "write", Path: filepath.Join(folder, "roster.csv"), Err: unix.ENOSPC})
	for lang, want := range map[wording.Lang]string{wording.English: "the disk is full: " + folder, wording.Chinese: "磁盘已满：" + folder} {
		var said bytes.Buffer
		e := &env{Streams: Streams{Out: &said, Err: &said, Getenv: func(string) string { return "" }}, lang: lang, store: filepath.Join(folder, "none.db")}
		for _, err := range []error{full, errors.Join(errors.New("x"), full)} {
			said.Reset()
			if code := e.report(err); code != exitFailed || !strings.Contains(said.String(), want) || !strings.Contains(said.String(), "16 MB") {
				t.Errorf("%d %q", code, &said)
			}
		}
	}
}
