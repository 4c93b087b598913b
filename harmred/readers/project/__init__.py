"""What a project of any program holds, and the study that it makes; the readers fill it."""
