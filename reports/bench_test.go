package reports

import (
	"io"
	"path/filepath"
	"testing"

	"doudi/reports/wording"
)

const benchLines = 100_000

// BenchmarkExport is all files of 100 000 lines, and its parts: a pass over the
// entries alone, the survey, the two CSV files, the bank's file, the workbook.
func BenchmarkExport(b *testing.B) {
	m := monthOf(many(benchLines))
	s, err := m.survey()
	if err != nil {
		b.Fatal(err)
	}
	x := &export{m: m, month: m.Month.String(), survey: s, lang: wording.Chinese, profile: DefaultBankProfile(), digests: map[string]string{}}
	parts := []struct {
		name string
		run  func() error
	}{
		{"survey", func() error { _, err := m.survey(); return err }},
		{"csv", func() error { return x.rosterAndChanges(io.Discard, io.Discard) }},
		{"bank", x.bankWriter(io.Discard).file},
		{"xlsx", func() error { return x.toWorkbook(io.Discard) }},
		{"all", func() error {
			_, err := Export(m, filepath.Join(b.TempDir(), "out"), wording.Chinese, DefaultBankProfile())
			return err
		}},
	}
	for _, part := range parts {
		b.Run(part.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := part.run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
