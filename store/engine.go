package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/bits"
	"os"
	"runtime"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// engine is the seam to the key-value store beneath: ordered keys in buckets.
// Keys and values are only good within the transaction.
type engine interface {
	get(k key) ([]byte, error) // nil where there is none
	put(k key, value []byte) error
	delete(k key) error
	// scan walks the keys of from's bucket from from up to but not including
	// to, in order, until f returns an error.
	scan(from, to key, f func(k key, value []byte) error) error
	// count is how many keys a bucket had when the transaction began. It looks at
	// none of them.
	count(b bucket) int
}

// errStop ends a scan early.
var errStop = errors.New("stop")

// stopped makes the early end of a scan an ordinary one.
func stopped(err error) error {
	if errors.Is(err, errStop) {
		return nil
	}
	return err
}

// Failures of the store as a whole; all are wrapped with the file's name.
var (
	ErrMissing = errors.New("store does not exist")
	ErrExists  = errors.New("store exists already")
	ErrBusy    = errors.New("store is in use by another process")
	ErrVersion = errors.New("store was written by a newer version of the program")
	ErrTrial   = errors.New("store was written by a trial version, before stores were sealed")
)

// boltFile is a store's file as the engine has it open.
type boltFile struct {
	*bbolt.DB
	file *os.File
}

func openBolt(path string, readOnly bool, wait time.Duration) (*boltFile, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%s: %w", path, ErrMissing)
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() < 4*smallestPage:
		return nil, fmt.Errorf("%s: %w", path, ErrDamaged)
	}
	deadline := time.Now().Add(wait)
	for {
		db, err := boltOpen(path, &bbolt.Options{
			ReadOnly: readOnly, Timeout: wait, InitialMmapSize: mmapSize(readOnly),
			OpenFile: func(path string, flag int, mode os.FileMode) (*os.File, error) {
				f, err := os.OpenFile(path, flag&^os.O_CREATE, mode)
				if err == nil && shortened(f) {
					return nil, errors.Join(fmt.Errorf("%s: %w", path, ErrDamaged), f.Close())
				}
				return f, err
			},
		})
		if err != nil || stillAt(db.file, path) {
			return db, err
		}
		// Another file was put in its place while this one was waited for.
		if err := db.Close(); err != nil || time.Now().After(deadline) {
			return nil, errors.Join(fmt.Errorf("%s: %w", path, ErrBusy), err)
		}
	}
}

// stillAt says whether a path still leads to an open file.
func stillAt(f *os.File, path string) bool {
	opened, err := f.Stat()
	if err != nil {
		return false
	}
	now, err := os.Stat(path)
	return err == nil && os.SameFile(opened, now)
}

// shortened says whether a file is shorter than its own newest meta page says:
// bbolt maps the file and would end the process on reading what is not there.
func shortened(f *os.File) bool {
	info, err := f.Stat()
	if err != nil {
		return true
	}
	says, ok := beginningOf(f)
	return ok && says.pages > uint64(info.Size())/uint64(says.pageSize)
}

// boltOpen opens the file; a fault that makes bbolt panic is damage.
func boltOpen(path string, options *bbolt.Options) (_ *boltFile, err error) {
	var file *os.File
	openFile := options.OpenFile
	if openFile == nil {
		openFile = os.OpenFile
	}
	options.OpenFile = func(path string, flag int, mode os.FileMode) (_ *os.File, err error) {
		file, err = openFile(path, flag, mode)
		return file, err
	}
	defer func() {
		if r := recover(); r != nil {
			_ = errors.Join(unlockFile(file), file.Close()) // or this process would keep it locked
			err = fmt.Errorf("%s: %w", path, ErrDamaged)
		}
	}()
	db, err := bbolt.Open(path, 0o600, options)
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, fmt.Errorf("%s: %w", path, ErrBusy)
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrChecksum), errors.Is(err, bolterrors.ErrVersionMismatch):
		return nil, fmt.Errorf("%s: %w", path, ErrDamaged)
	case err != nil:
		return nil, err
	}
	db.AllocSize = growth
	return &boltFile{db, file}, nil
}

// growth is by how much the file becomes longer than it must be, when it becomes
// longer: room for thousands of acts, and little beside the records of a county (P5).
const growth = 2 << 20

// mapRoom is more than the records of a province take: 16 GB of addresses, and no
// memory. Where addresses are 32 bits wide there is 1 GB.
const mapRoom = 1 << (30 + 4*(bits.UintSize/64))

// mmapSize is room to grow into without mapping the file anew, which would copy
// every changed page of a large import. Windows grows the file to the map.
func mmapSize(readOnly bool) int {
	if readOnly || runtime.GOOS == "windows" {
		return 0
	}
	return mapRoom
}

// boltEngine is the seam over one bbolt transaction.
type boltEngine struct {
	tx      *bbolt.Tx
	buckets [bucketCount]*bbolt.Bucket
}

func newBoltEngine(tx *bbolt.Tx) (*boltEngine, error) {
	e := &boltEngine{tx: tx}
	for b := range e.buckets {
		if e.buckets[b] = tx.Bucket([]byte(bucketNames[b])); e.buckets[b] == nil {
			return nil, ErrDamaged
		}
		e.buckets[b].FillPercent = 0.9 // keys come sorted
	}
	return e, nil
}

// newBuckets makes the buckets of a fresh file.
func newBuckets(tx *bbolt.Tx) (*boltEngine, error) {
	for _, name := range bucketNames {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return nil, err
		}
	}
	return newBoltEngine(tx)
}

// longest is more than any key or value of ours takes, but in a file as long.
const longest = 16 << 20

// tooLong says whether bytes are longer than anything in the file can be: a
// damaged page leads the engine behind its end, into whatever lies there.
func (e *boltEngine) tooLong(bytes []byte) bool {
	return len(bytes) > longest && int64(len(bytes)) > e.tx.Size()
}

func (e *boltEngine) get(k key) ([]byte, error) {
	value := e.find(k)
	if e.tooLong(value) {
		return nil, damaged("record.endless", bucketNames[k.bucket])
	}
	return value, nil
}

func (e *boltEngine) find(k key) []byte {
	defer asking()()
	return e.buckets[k.bucket].Get(k.bytes)
}

func (e *boltEngine) put(k key, value []byte) error {
	defer asking()()
	return e.buckets[k.bucket].Put(k.bytes, value)
}

func (e *boltEngine) delete(k key) error {
	defer asking()()
	return e.buckets[k.bucket].Delete(k.bytes)
}

func (e *boltEngine) scan(from, to key, f func(k key, value []byte) error) error {
	c := e.buckets[from.bucket].Cursor()
	begin, on := func() ([]byte, []byte) { return c.Seek(from.bytes) }, c.Next
	last, seen := from.bytes, false
	for b, v := step(begin); b != nil; b, v = step(on) {
		if order := bytes.Compare(last, b); order > 0 || order == 0 && seen { // in a damaged file the walk may go round for ever
			return damaged("record.order", bucketNames[from.bucket])
		}
		if e.tooLong(b) || e.tooLong(v) {
			return damaged("record.endless", bucketNames[from.bucket])
		}
		last, seen = b, true
		k := key{from.bucket, b}
		if to.bytes != nil && !k.before(to) {
			return nil
		}
		if err := f(k, v); err != nil {
			return err
		}
	}
	return nil
}

func (e *boltEngine) count(b bucket) int {
	defer asking()()
	return e.buckets[b].Stats().KeyN
}

// step goes to the next key of a walk.
func step(move func() (key, value []byte)) (key, value []byte) {
	defer asking()()
	return move()
}
