package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// bom gives the list of what is in a binary, as CycloneDX 1.6 in JSON. It has no
// serial number, which would be another each time, and the date of the sources
// in place of the clock's. It is valid by CycloneDX's own schema, or it fails.
func (s *source) bom(t target, binary string, linked []module) ([]byte, error) {
	program, err := s.programComponent(t, binary)
	if err != nil {
		return nil, err
	}
	packages, err := s.packages(t)
	if err != nil {
		return nil, err
	}
	bom := cdx.NewBOM()
	bom.Metadata = &cdx.Metadata{Timestamp: s.date.Format(time.RFC3339), Component: program}
	versions := map[string]string{}
	for _, m := range linked {
		versions[m.path] = m.version
	}
	components := []cdx.Component{}
	dependencies := []cdx.Dependency{dependency(program.BOMRef, needs("", packages), versions)}
	for _, m := range linked {
		components = append(components, m.component())
		dependencies = append(dependencies, dependency(purl(m.path, m.version), m.needs, versions))
	}
	bom.Components, bom.Dependencies = &components, &dependencies
	var b bytes.Buffer
	if err := cdx.NewBOMEncoder(&b, cdx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(bom, cdx.SpecVersion1_6); err != nil {
		return nil, err
	}
	return b.Bytes(), s.validBOM(b.Bytes())
}

func (s *source) programComponent(t target, binary string) (*cdx.Component, error) {
	data, err := os.ReadFile(binary)
	if err != nil {
		return nil, err
	}
	return &cdx.Component{
		BOMRef: "safeguard", Type: cdx.ComponentTypeApplication, Name: "safeguard", Version: s.version,
		Description: fmt.Sprintf("%s/%s, built with %s", t.os, t.arch, s.goVersion),
		Hashes:      &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: fmt.Sprintf("%x", sha256.Sum256(data))}},
	}, nil
}

func (m module) component() cdx.Component {
	c := cdx.Component{
		BOMRef: purl(m.path, m.version), PackageURL: purl(m.path, m.version),
		Type: cdx.ComponentTypeLibrary, Name: m.path, Version: m.version, Scope: cdx.ScopeRequired,
	}
	choices := cdx.Licenses{}
	for _, id := range m.ids() {
		choices = append(choices, cdx.LicenseChoice{License: &cdx.License{ID: id}})
	}
	c.Licenses = &choices
	if m.sum != "" {
		c.Properties = &[]cdx.Property{{Name: "safeguard:go-sum", Value: m.sum}}
	}
	return c
}

func dependency(ref string, needed []string, versions map[string]string) cdx.Dependency {
	refs := []string{}
	for _, n := range needed {
		refs = append(refs, purl(n, versions[n]))
	}
	return cdx.Dependency{Ref: ref, Dependencies: &refs}
}

// purl names a module for those who look up what is known to be wrong with it.
func purl(path, version string) string {
	return "pkg:golang/" + strings.ToLower(path) + "@" + strings.ReplaceAll(version, "+", "%2B")
}

// validBOM checks a list against the schema that CycloneDX publishes, as it lies
// in the module of its library: nothing is fetched.
func (s *source) validBOM(data []byte) error {
	dir, err := s.run("go", "-C", filepath.Join(s.root, "internal", "dist"), "list", "-m", "-f", "{{.Dir}}", "github.com/CycloneDX/cyclonedx-go")
	if err != nil {
		return err
	}
	compiler := jsonschema.NewCompiler()
	for name, file := range map[string]string{"spdx.schema.json": "spdx.schema.json", "jsf-0.82.schema.json": "jsf-0.82.schemax.json"} {
		if err := addSchema(compiler, "http://cyclonedx.org/schema/"+name, filepath.Join(dir, "schema", file)); err != nil {
			return err
		}
	}
	const main = "http://cyclonedx.org/schema/bom-1.6.schema.json"
	if err := addSchema(compiler, main, filepath.Join(dir, "schema", "bom-1.6.schema.json")); err != nil {
		return err
	}
	schema, err := compiler.Compile(main)
	if err != nil {
		return err
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	var invalid *jsonschema.ValidationError
	if errors.As(schema.Validate(value), &invalid) {
		return fmt.Errorf("the list of what is in the binary is not valid at %s", strings.Join(places(invalid), ", "))
	}
	return nil
}

// places gives where in a document something is not valid; what was wanted there
// can be a list of hundreds.
func places(e *jsonschema.ValidationError) []string {
	if len(e.Causes) == 0 {
		return []string{"/" + strings.Join(e.InstanceLocation, "/")}
	}
	var all []string
	for _, cause := range e.Causes {
		all = append(all, places(cause)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func addSchema(c *jsonschema.Compiler, url, file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	value, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return c.AddResource(url, value)
}
