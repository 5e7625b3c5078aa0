package store

import (
	"encoding/binary"
	"os"
	"slices"

	"go.etcd.io/bbolt"
)

// The engine follows the numbers and lengths that stand in its pages wherever
// they lead: round in circles, behind the end of a page, behind that of the file.
// Its own check does so too, and looks at none of the lengths. So they are looked
// at here first, by reading the file as bytes.

// How bbolt lays out its pages, in native byte order.
const (
	pageHeader     = 16 // number, 8 bytes; kind, 2; elements, 2; further pages, 4
	pageElement    = 16 // of a leaf: flags, place, length of key and of value, 4 bytes each; of a branch: place, length of key, page, 4, 4 and 8
	branchPage     = 0x01
	leafPage       = 0x02
	bucketFlag     = 0x01 // of an element of a leaf whose value is a bucket
	bucketHeader   = 16   // root page, 8 bytes, 0 where the bucket lies behind this header; sequence, 8
	firstDataPage  = 2
	mostPageLevels = 64
)

// pageWalk reads all pages of a file's buckets.
type pageWalk struct {
	file   *os.File
	size   uint64   // of a page
	seen   []uint64 // a bit for every page
	pages  uint64
	within bool // only the pages that name the buckets, and the buckets within those
	ahead  [mostPageLevels + 2]pagesAhead
}

// pagesAhead are pages that were read at once, since those of one level mostly lie
// behind each other. A page is good until the next one of its level is read.
type pagesAhead struct {
	first uint64
	bytes []byte
}

// mostAhead is how many pages are read at once when those before were wanted too.
const mostAhead = 64

// read is a page and so many further ones.
func (w *pageWalk) read(id, further uint64, level int) ([]byte, error) {
	a := &w.ahead[level]
	end := a.first + uint64(len(a.bytes))/w.size
	if id < a.first || id+further >= end {
		pages := 1 + further
		if id == end {
			pages = max(pages, min(2*(end-a.first), mostAhead, w.pages-id))
		}
		a.first, a.bytes = id, slices.Grow(a.bytes[:0], int(pages*w.size))[:pages*w.size]
		if _, err := w.file.ReadAt(a.bytes, int64(id*w.size)); err != nil {
			a.bytes = a.bytes[:0]
			return nil, damaged("page.unread")
		}
	}
	begin := (id - a.first) * w.size
	return a.bytes[begin : begin+(1+further)*w.size], nil
}

// walkPages says whether every page of the buckets is one that the file has, is
// reached once, and holds what it says that it holds. The error wraps ErrDamaged.
func walkPages(btx *bbolt.Tx) error { return walkFrom(btx, false) }

// walkNames is walkPages for the few pages that name the buckets. The engine copies
// small buckets out of them, and lengths that lead out of such a copy would lead
// into the memory of the program. So every transaction begins with it.
func walkNames(btx *bbolt.Tx) error { return walkFrom(btx, true) }

func walkFrom(btx *bbolt.Tx, within bool) error {
	file, err := os.Open(btx.DB().Path())
	if err != nil {
		return err
	}
	defer file.Close()
	size := uint64(btx.DB().Info().PageSize)
	w := &pageWalk{file: file, size: size, pages: uint64(btx.Size()) / size, within: within}
	w.seen = make([]uint64, w.pages/64+1)
	return w.page(uint64(btx.Cursor().Bucket().Root()), 0)
}

// page follows a page. Where it cannot be what it says, its number, which may be any,
// is not told: it helps nobody at a counter.
func (w *pageWalk) page(id uint64, level int) error {
	if id < firstDataPage || id >= w.pages {
		return damaged("page.outside")
	}
	if level > mostPageLevels {
		return damaged("page.deep")
	}
	bytes, err := w.read(id, 0, level)
	if err != nil {
		return err
	}
	further := uint64(binary.NativeEndian.Uint32(bytes[12:]))
	if further >= w.pages-id {
		return damaged("page.long")
	}
	for at := id; at <= id+further; at++ {
		if w.seen[at/64]>>(at%64)&1 != 0 {
			return damaged("page.twice")
		}
		w.seen[at/64] |= 1 << (at % 64)
	}
	if further > 0 {
		if bytes, err = w.read(id, further, level); err != nil {
			return err
		}
	}
	if binary.NativeEndian.Uint64(bytes) != id {
		return damaged("page.other")
	}
	return w.elements(bytes, level)
}

// elements looks at the elements of a page, or of a bucket within one.
func (w *pageWalk) elements(bytes []byte, level int) error {
	kind, count := binary.NativeEndian.Uint16(bytes[8:]), int(binary.NativeEndian.Uint16(bytes[10:]))
	if kind != branchPage && kind != leafPage || kind == branchPage && count == 0 {
		return damaged("page.kind")
	}
	if pageHeader+count*pageElement > len(bytes) {
		return damaged("page.room")
	}
	for at := pageHeader; at < pageHeader+count*pageElement; at += pageElement {
		field := func(i int) uint64 { return uint64(binary.NativeEndian.Uint32(bytes[at+i:])) }
		var err error
		if kind == branchPage {
			if uint64(at)+field(0)+field(4) > uint64(len(bytes)) {
				return damaged("page.key")
			}
			err = w.page(binary.NativeEndian.Uint64(bytes[at+8:]), level+1)
		} else {
			value := uint64(at) + field(4) + field(8)
			if value+field(12) > uint64(len(bytes)) {
				return damaged("page.value")
			}
			if field(0)&bucketFlag != 0 {
				err = w.bucket(bytes[value:value+field(12)], level)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// bucket looks at a bucket whose value lies in a page.
func (w *pageWalk) bucket(value []byte, level int) error {
	if len(value) < bucketHeader {
		return damaged("page.bucket")
	}
	switch root := binary.NativeEndian.Uint64(value); {
	case root != 0 && w.within:
		return nil
	case root != 0:
		return w.page(root, level+1)
	}
	within := value[bucketHeader:]
	if level > mostPageLevels || len(within) < pageHeader || binary.NativeEndian.Uint16(within[8:]) != leafPage {
		return damaged("page.no_bucket")
	}
	return w.elements(within, level+1)
}
