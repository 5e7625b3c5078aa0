package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The copy log is a text file among the anchors, to which every backup appends a
// line. It goes by the store's path, since a damaged store cannot tell its id,
// and names the copy that is to be put back then.
//
//	doudi copies 1 "STORE-PATH"
//	SEQUENCE TIME "COPY-PATH"
//
// Losing its last lines is harmless: an older copy is named then.
const copyLogTitle = "doudi copies 1 "

// NotedCopy is a backup as it was noted when it had been made and proved.
type NotedCopy struct {
	Path string    // whole
	Seq  uint64    // of the journal's last entry in it
	At   time.Time // when it was made, to the second
}

// copyLog is where this store's copies are noted; "" where they are not.
func (s *Store) copyLog() (string, error) {
	if s.Anchors == "" {
		return "", nil
	}
	path, err := wholePath(s.Path)
	digest := sha256.Sum256([]byte(path))
	return filepath.Join(s.Anchors, fmt.Sprintf("%x.copies", digest[:8])), err
}

// wholePath is the same for every name that a file has through symbolic links,
// whether it is there or not.
func wholePath(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		return target, nil
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(folder, filepath.Base(path)), nil
	}
	return path, nil
}

// noteCopy appends a copy that was made. That it cannot is told, and the copy
// stands all the same.
func (s *Store) noteCopy(made *Copy) {
	if err := s.appendCopy(made); err != nil {
		s.tell("copy.unnoted", err.Error())
	}
}

func (s *Store) appendCopy(made *Copy) error {
	log, err := s.copyLog()
	if log == "" || err != nil {
		return err
	}
	store, err := wholePath(s.Path)
	if err != nil {
		return err
	}
	path, err := wholePath(made.Path)
	if err != nil {
		return err
	}
	line := fmt.Sprintf("%d %s %s", made.Seq, s.Now().UTC().Format(time.RFC3339), strconv.Quote(path))
	return appendText(log, copyLogTitle+strconv.Quote(store), line)
}

// NotedCopies are the copies of this store that were noted, the oldest first,
// whether they still exist or not. It needs no key and no store. Lines that
// were cut short are passed over.
func (s *Store) NotedCopies() ([]NotedCopy, error) {
	log, err := s.copyLog()
	if log == "" || err != nil {
		return nil, err
	}
	return readLines(log, 0, parseCopy)
}

func parseCopy(line string) (c NotedCopy, ok bool) {
	fields := strings.SplitN(line, " ", 3)
	if len(fields) != 3 {
		return c, false
	}
	var errs [3]error
	c.Seq, errs[0] = strconv.ParseUint(fields[0], 10, 64)
	c.At, errs[1] = time.Parse(time.RFC3339, fields[1])
	c.Path, errs[2] = strconv.Unquote(fields[2])
	return c, errors.Join(errs[:]...) == nil
}

// LastCopy is the copy noted last of those that are still where they were
// written, but for the file at another path, which may be known to be bad; nil
// where there is none.
func (s *Store) LastCopy(but string) *NotedCopy {
	copies, _ := s.NotedCopies() // what can be read of it is better than nothing
	known, _ := os.Stat(but)
	for i := len(copies) - 1; i >= 0; i-- {
		info, err := os.Stat(copies[i].Path)
		if err == nil && info.Mode().IsRegular() && !os.SameFile(info, known) {
			return &copies[i]
		}
	}
	return nil
}

// isCopy says whether this file is itself a copy of a store, with just so many
// acts, that was noted where it lies.
func (s *Store) isCopy(seq uint64) bool {
	path, err := wholePath(s.Path)
	if err != nil {
		return false
	}
	logs, _ := filesIn(s.Anchors, func(name string) bool { return strings.HasSuffix(name, ".copies") }) // none where there is no folder
	for _, log := range logs {
		copies, _ := readLines(log, 0, parseCopy) // one that cannot be read knows of none
		if slices.ContainsFunc(copies, func(c NotedCopy) bool { return c.Path == path && c.Seq == seq }) {
			return true
		}
	}
	return false
}
