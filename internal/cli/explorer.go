package cli

import (
	"bufio"
	"fmt"
	"io"
)

// staysToBeRead tells whether a window that closes with the program has to stay
// until somebody has read it. Whoever breaks off wants to be gone.
func staysToBeRead(status int) bool { return status < statusStopped }

// waitForEnter waits for a line, or for the end of the input.
func waitForEnter(in io.Reader, out io.Writer) {
	fmt.Fprint(out, "\nPress Enter to close this window. ")
	_, _ = bufio.NewReader(in).ReadString('\n') // the window closes either way
}
