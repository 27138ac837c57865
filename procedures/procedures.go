// Package procedures bundles the procedure files that come with safeguard, each
// in a folder named by its id. It holds files and reads none.
package procedures

import "embed"

// Files holds ID/procedure.yaml and ID/scenarios/*.yaml.
//
//go:embed */procedure.yaml */scenarios/*.yaml
var Files embed.FS
