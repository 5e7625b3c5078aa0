package store

import (
	"encoding/binary"
	"fmt"
	"time"
	"unsafe"

	"doudi/calc"
)

// The codec writes records as a version byte and then the fields in a fixed
// order: numbers as varints, texts with their length. The same record always
// gives the same bytes. The texts of a record are parts of the value that it is
// read from, which must not change afterwards. A record that does not read to its end exactly is damaged.

// recordVersion is the form of all records of format version 1. A kind of record that
// has learnt to say more has a further version, which only those records have that
// say it: all others stay as they were.
const recordVersion = 1

type encoder struct{ b []byte }

func newEncoder() *encoder { return &encoder{b: append(make([]byte, 0, 512), recordVersion)} }

// next begins another record in the room of the one before, which is lost.
func (e *encoder) next() *encoder {
	e.b = append(e.b[:0], recordVersion)
	return e
}

func (e *encoder) uint(n uint64) { e.b = binary.AppendUvarint(e.b, n) }

func (e *encoder) int(n int64) { e.b = binary.AppendVarint(e.b, n) }

func (e *encoder) text(s string) {
	e.uint(uint64(len(s)))
	e.b = append(e.b, s...)
}

func (e *encoder) texts(ss ...string) {
	for _, s := range ss {
		e.text(s)
	}
}

func (e *encoder) kind(k uint8) { e.b = append(e.b, k) }

func (e *encoder) kinds(ks ...uint8) { e.b = append(e.b, ks...) }

func (e *encoder) flag(f bool) {
	if f {
		e.kind(1)
	} else {
		e.kind(0)
	}
}

func (e *encoder) fraction(f calc.Fraction) error {
	num, den, ok := f.Parts()
	if !ok {
		return fmt.Errorf("amount %s is too large to keep", f)
	}
	e.int(num)
	e.int(den)
	return nil
}

func (e *encoder) time(t time.Time) { e.int(t.Unix()) }

func (e *encoder) digest(d [32]byte) { e.b = append(e.b, d[:]...) }

// decoder reads what an encoder wrote. After a fault it reads zeros; done says
// whether all was well.
type decoder struct {
	s       string
	at      int
	bad     bool
	version uint8
}

func newDecoder(value []byte) *decoder { return newDecoderUpTo(value, recordVersion) }

// newDecoderUpTo reads a kind of record that has several versions.
func newDecoderUpTo(value []byte, latest uint8) *decoder {
	d := &decoder{s: unsafe.String(unsafe.SliceData(value), len(value)), at: 1}
	if len(d.s) == 0 || d.s[0] < recordVersion || d.s[0] > latest {
		d.bad = true
		return d
	}
	d.version = d.s[0]
	return d
}

func (d *decoder) uint() uint64 {
	var n uint64
	for shift := uint(0); shift < 64 && d.at < len(d.s) && !d.bad; shift += 7 {
		c := d.s[d.at]
		d.at++
		n |= uint64(c&0x7f) << shift
		if c < 0x80 {
			// One number has one form: no zeros at its end, no bits beyond 64.
			d.bad = d.bad || c == 0 && shift > 0 || shift == 63 && c > 1
			return n
		}
	}
	d.bad = true
	return 0
}

func (d *decoder) int() int64 {
	u := d.uint()
	return int64(u>>1) ^ -int64(u&1)
}

// small reads a number that must fit 32 bits, as months and days do.
func (d *decoder) small() int32 {
	n := d.int()
	d.bad = d.bad || n != int64(int32(n))
	return int32(n)
}

func (d *decoder) text() string {
	n := d.uint()
	if d.bad || n > uint64(len(d.s)-d.at) {
		d.bad = true
		return ""
	}
	s := d.s[d.at : d.at+int(n)]
	d.at += int(n)
	return s
}

func (d *decoder) byte() uint8 {
	if d.bad || d.at >= len(d.s) {
		d.bad = true
		return 0
	}
	d.at++
	return d.s[d.at-1]
}

func (d *decoder) flag() bool {
	b := d.byte()
	d.bad = d.bad || b > 1
	return b == 1
}

func (d *decoder) fraction() calc.Fraction {
	num, den := d.int(), d.int()
	if den <= 0 {
		d.bad = true
		return calc.Fraction{}
	}
	return calc.FractionOf(num, den)
}

func (d *decoder) time() time.Time { return time.Unix(d.int(), 0).UTC() }

func (d *decoder) digest() (digest [32]byte) {
	d.fixed(digest[:])
	return digest
}

// fixed reads as many bytes as fit.
func (d *decoder) fixed(to []byte) {
	if d.bad || len(d.s)-d.at < len(to) {
		d.bad = true
		return
	}
	copy(to, d.s[d.at:])
	d.at += len(to)
}

// count reads the length of a list, each of whose elements takes a byte at
// least, so that damage cannot ask for endless memory.
func (d *decoder) count() int {
	n := d.uint()
	if n > uint64(len(d.s)-d.at) {
		d.bad = true
		return 0
	}
	return int(n)
}

// pass passes over some bytes.
func (d *decoder) pass(n int) {
	if d.bad || n > len(d.s)-d.at {
		d.bad = true
		return
	}
	d.at += n
}

// texts passes over some texts.
func (d *decoder) texts(n int) {
	for ; n > 0 && !d.bad; n-- {
		d.text()
	}
}

// numbers passes over some numbers, of whatever sign.
func (d *decoder) numbers(n int) {
	for ; n > 0; d.at++ {
		if d.at >= len(d.s) {
			d.bad = true
			return
		}
		if d.s[d.at] < 0x80 {
			n--
		}
	}
}

// done is an error wrapping ErrDamaged unless the record was read exactly.
func (d *decoder) done(what string) error {
	if d.bad || d.at != len(d.s) {
		return damaged("record.unread", what)
	}
	return nil
}

// readKind reads a coded value and refuses one that the program does not know.
func readKind[T calc.Kind](d *decoder) T {
	v := d.byte()
	if int(v) >= calc.KindCount[T]() {
		d.bad = true
		return 0
	}
	return T(v)
}
