package spreadsheet

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// maxDepth is far deeper than any part of a workbook is nested.
const maxDepth = 64

var errTooDeep = errors.New("nested too deeply")

// part is one XML part being streamed: bounded in size, in depth and in what
// a single mark may hold.
type part struct {
	body  io.ReadCloser
	xml   *xml.Decoder
	left  int64 // bytes the part may still have
	mark  int   // bytes the current mark may still have
	limit int   // of a mark
	depth int
}

// part opens a part by name, or nil if the workbook has none of that name.
func (w *workbook) part(name string, limit int64) (*part, error) {
	f := w.parts[partKey(name)]
	if f == nil {
		return nil, nil
	}
	if tooDense(f) || f.UncompressedSize64 > uint64(limit) {
		return nil, errTooLarge
	}
	body, err := f.Open()
	if err != nil {
		return nil, err
	}
	p := &part{body: body, left: limit, limit: w.limits.rowBytes()}
	p.xml = xml.NewDecoder(p)
	return p, nil
}

func tooDense(f *zip.File) bool {
	return f.UncompressedSize64 > ratioFrom && f.UncompressedSize64/ratioMax > f.CompressedSize64
}

// Read hands the part's bytes to the XML decoder.
func (p *part) Read(b []byte) (int, error) {
	n, err := p.body.Read(b)
	p.left -= int64(n)
	p.mark -= n
	if p.left < 0 || p.mark < 0 {
		return 0, errTooLarge
	}
	return n, err
}

// Close lets go of the part.
func (p *part) Close() error { return p.body.Close() }

// next is the next mark. The end of the part is io.EOF only where it should be.
func (p *part) next() (xml.Token, error) {
	p.mark = p.limit
	tok, err := p.xml.Token()
	switch tok.(type) {
	case xml.StartElement:
		p.depth++
	case xml.EndElement:
		p.depth--
	}
	if p.depth > maxDepth {
		return nil, errTooDeep
	}
	return tok, err
}

// skip passes over the rest of the element just begun.
func (p *part) skip() error {
	for outer := p.depth - 1; p.depth > outer; {
		if _, err := p.next(); err != nil {
			return noEOF(err)
		}
	}
	return nil
}

// each calls fn for every element of the part, however nested.
func (p *part) each(fn func(xml.StartElement) error) error {
	for {
		tok, err := p.next()
		if err != nil {
			return ignoreEOF(err)
		}
		if el, ok := tok.(xml.StartElement); ok {
			if err := fn(el); err != nil {
				return err
			}
		}
	}
}

// text appends the characters of the element just begun to b. More than a mark
// may hold is errTooLarge: nothing is ever cut off in silence.
func (p *part) text(b []byte) ([]byte, error) {
	for {
		tok, err := p.next()
		if err != nil {
			return b, noEOF(err)
		}
		switch tok := tok.(type) {
		case xml.CharData:
			b = append(b, tok...)
		case xml.StartElement:
			err = p.skip()
		case xml.EndElement:
			return b, nil
		}
		if len(b) > p.limit {
			err = errTooLarge
		}
		if err != nil {
			return b, err
		}
	}
}

func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("part ends early: %w", io.ErrUnexpectedEOF)
	}
	return err
}

func attr(el xml.StartElement, name string) string {
	for _, a := range el.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
