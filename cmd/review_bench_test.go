package cmd

import (
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkReview is the reviews of a whole county as whole commands, as ratios
// to a bare scan and decode of its households, taken in the same run.
func BenchmarkReview(b *testing.B) {
	path, dir := officeStore(b)
	for name, args := range map[string][]string{
		"due":      {"review", "due", "--month", "2026-09", "--out", filepath.Join(dir, "due.csv"), "--list", filepath.Join(dir, "round.txt")},
		"calendar": {"review", "calendar", "--month", "2026-09", "--months", "12"},
		"plan":     {"review", "plan", "--from", "2026-09-01", "--weeks", "12"},
		"sample":   {"review", "sample", "--month", "2026-09", "--seed", "1"},
	} {
		b.Run(name, func(b *testing.B) {
			var measured pairs
			for b.Loop() {
				bare, begin := scanTime(b, path), time.Now()
				run(b, path, append(args, "--operator", "li")...)
				measured.add(time.Since(begin), bare)
			}
			measured.report(b, "x-scan")
		})
	}
}
