package store

import (
	"bytes"

	"doudi/calc"
)

// home is where a household is filed, with the change that added it, which so needs
// no record in the history.
type home struct {
	Region calc.RegionCode
	First  *Change // nil in stores begun earlier: it begins the history
}

// encodeHome writes a home; one without its first change is the bare code of the
// region, as stores begun earlier have it.
func encodeHome(h *home) []byte {
	if h.First == nil {
		return []byte(h.Region)
	}
	e := newEncoder()
	e.home(h.Region, h.First)
	return e.b
}

func (e *encoder) home(region calc.RegionCode, first *Change) {
	e.text(string(region))
	e.change(first)
}

func decodeHome(value []byte) (h home, err error) {
	if len(value) > 0 && len(bytes.Trim(value, "0123456789")) == 0 {
		return home{Region: calc.RegionCode(value)}, nil
	}
	d := newDecoder(value)
	h = home{calc.RegionCode(d.text()), d.change()}
	return h, d.done("home")
}
