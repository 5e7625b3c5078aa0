package store

import (
	"bytes"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzDecode feeds every decoder: the first byte chooses the record kind.
func FuzzDecode(f *testing.F) {
	for i, form := range forms {
		text, err := os.ReadFile(filepath.Join("testdata", "format1", form.name+".hex"))
		if err != nil {
			f.Fatal(err)
		}
		b, err := hex.DecodeString(strings.Join(strings.Fields(string(text)), ""))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), b)
		f.Add(uint8(i), []byte{})
		f.Add(uint8(i), []byte{recordVersion})
		f.Add(uint8(i), append([]byte{recordVersion}, bytes.Repeat([]byte{0xff}, 64)...))
	}
	f.Fuzz(func(t *testing.T, kind uint8, b []byte) {
		form := forms[int(kind)%len(forms)]
		v, err := form.decode(b)
		if err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Fatalf("%s: %v", form.name, err)
			}
			return
		}
		again, err := form.encode(v)
		if err != nil {
			return // an amount that can be read, but not written
		}
		back, err := form.decode(again)
		if err != nil {
			t.Fatalf("%s: what was read cannot be kept: %v", form.name, err)
		}
		if !same(v, back) {
			t.Fatalf("%s: read %+v, kept as %+v", form.name, v, back)
		}
	})
}

// FuzzKeys takes keys apart that may be anything.
func FuzzKeys(f *testing.F) {
	f.Add([]byte("999901001002000031\x00\x00\x00\x00\x00\x00\x00\x00\x01"))
	f.Add([]byte("999901001002000031\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		k := key{decisionBucket, b}
		if n := numberOf(k); n != "" && b[len(b)-1] == 0 && !bytes.Equal(householdKey(regionOf(k), n).bytes, b) {
			t.Errorf("%x has the number %q", b, n)
		}
		if after := k.after(); after.bytes != nil && (!k.before(after) || bytes.HasPrefix(after.bytes, b)) {
			t.Errorf("%x does not lie before %x", b, after.bytes)
		}
	})
}
