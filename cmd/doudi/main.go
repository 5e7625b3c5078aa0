// Command doudi 兜底 is the county's program for social assistance.
package main

import (
	"os"

	"doudi/cmd"
)

func main() { os.Exit(cmd.Main(os.Args[1:], cmd.Terminal())) }
