package reports

import (
	"strings"
	"unicode"

	"doudi/reports/spreadsheet"
)

// folded breaks a paragraph into lines of at most a width, two columns or more:
// between words, or before a Chinese character, but never before a mark that
// closes; within a part that alone is wider.
func folded(text string, width int) []string {
	var lines []string
	line := ""
	end := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line = ""
	}
	for _, part := range breakable(text) {
		if spreadsheet.Width(line)+spreadsheet.Width(strings.TrimRight(part, " ")) <= width {
			line += part
			continue
		}
		if line != "" {
			end()
		}
		for _, r := range part {
			if spreadsheet.Width(line)+spreadsheet.Width(string(r)) > width && r != ' ' {
				end()
			}
			line += string(r)
		}
	}
	end()
	return lines
}

// breakable are the parts of a text between which a line may end.
func breakable(text string) []string {
	var parts []string
	begin := true
	for _, r := range text {
		wide := spreadsheet.Width(string(r)) > 1
		switch closes := strings.ContainsRune("，。；：、）》〕”", r); {
		case len(parts) > 0 && (closes || !wide && !begin):
			parts[len(parts)-1] += string(r)
		default:
			parts = append(parts, string(r))
		}
		begin = wide || unicode.IsSpace(r)
	}
	return parts
}
