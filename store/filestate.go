package store

import (
	"bytes"
	"errors"
	"os"
)

// fileState tells whether anything has been done to a store's file since: every act
// ends with writing a meta page, and a file that was put in its place is another.
type fileState struct {
	info  os.FileInfo
	metas []byte // the meta pages with which the file begins
}

// stateIn is how an open file is now.
func stateIn(file *os.File) (*fileState, error) {
	says, ok := beginningOf(file)
	if !ok {
		return nil, ErrDamaged
	}
	at := &fileState{metas: make([]byte, 2*says.pageSize)}
	_, unread := file.ReadAt(at.metas, 0)
	var err error
	at.info, err = file.Stat()
	return at, errors.Join(unread, err)
}

// stateAt is how the file at a path is now.
func stateAt(path string) (*fileState, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return stateIn(file)
}

// stillAt says whether the file at a path is the same, and no act was done in it. A
// file made anew may have the number of one that was there long before, but not its
// time too.
func (at *fileState) stillAt(path string) bool {
	now, err := stateAt(path)
	return err == nil && os.SameFile(now.info, at.info) && now.info.ModTime().Equal(at.info.ModTime()) && bytes.Equal(now.metas, at.metas)
}
