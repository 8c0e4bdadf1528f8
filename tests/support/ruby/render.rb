# Renders Shopify's dialect with Liquid itself: one JSON job a line in, one JSON result a line out.
#
# A job is {"template": text, "variables": {...}}, a result {"text": rendered} or {"error": message}.

require "json"
begin
  require "liquid"
rescue LoadError
  abort "Liquid is missing: apt-get install -y ruby-liquid"
end

$stdin.set_encoding("UTF-8")
$stdout.set_encoding("UTF-8")
$stdin.each_line do |line|
  job = JSON.parse(line)
  result =
    begin
      template = Liquid::Template.parse(job["template"], error_mode: :strict)
      { text: template.render!(job["variables"]) }
    rescue StandardError => fault # whatever it is, the test shows it
      { error: "#{fault.class}: #{fault.message}" }
    end
  puts JSON.generate(result)
end
