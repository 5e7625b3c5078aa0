//go:build !linux

package tui_test

// onTerminal is nothing where the tests have no terminal.
func onTerminal(string) int { return 0 }
