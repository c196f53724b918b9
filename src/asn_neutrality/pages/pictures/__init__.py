"""Pictures of rules as SVG: no script, no font of their own, legible on paper, every shape with its words."""
