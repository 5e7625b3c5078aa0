package store

import (
	"encoding/binary"
	"io"
)

// A file begins with two meta pages, of which the newer one counts. What is said
// there of the file is read here before the engine opens it.

// pageSize is that of a new file, so that a file is the same on every machine. The
// engine lists every page that is free, at each opening; larger pages are fewer. A
// file keeps the size that it was made with until it is laid out anew (compact.go).
const pageSize = 8192

// smallestPage is the page of files that were made before.
const smallestPage = 4096

// How bbolt lays out a meta page behind the page's header, in native byte order.
const (
	metaMagic   = 0xED0CDAED // 4 bytes
	metaSize    = 8          // of a page, 4 bytes
	metaPages   = 40         // how many pages are in use, 8 bytes
	metaVersion = 48         // the number of the transaction that wrote it, 8 bytes
	metaLength  = 64
)

// beginning is what a file's meta pages say.
type beginning struct {
	pageSize int
	pages    uint64
}

// beginningOf reads a file's meta pages; false where it does not begin with any.
func beginningOf(file io.ReaderAt) (beginning, bool) {
	for _, size := range []int{pageSize, smallestPage} {
		found, newest := beginning{pageSize: size}, uint64(0)
		for at := pageHeader; at < 2*size; at += size {
			var meta [metaLength]byte
			if _, err := file.ReadAt(meta[:], int64(at)); err != nil {
				return beginning{}, false
			}
			if binary.NativeEndian.Uint32(meta[:]) != metaMagic || binary.NativeEndian.Uint32(meta[metaSize:]) != uint32(size) {
				continue
			}
			if version := binary.NativeEndian.Uint64(meta[metaVersion:]); version >= newest {
				newest, found.pages = version, binary.NativeEndian.Uint64(meta[metaPages:])
			}
		}
		if found.pages > 0 {
			return found, true
		}
	}
	return beginning{}, false
}
